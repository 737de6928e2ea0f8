// SPDX-License-Identifier: Apache-2.0
/** The Camel CLI as a program. */
@NullMarked
package io.github.camelchatwoot.catalog.cli;

import org.jspecify.annotations.NullMarked;
