// SPDX-License-Identifier: Apache-2.0
/** What the documentation says about the Camel CLI. */
@NullMarked
package io.github.camelchatwoot.catalog.cli;

import org.jspecify.annotations.NullMarked;
