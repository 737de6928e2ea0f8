// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.camelchatwoot.catalog.quarkus;

import org.jspecify.annotations.NullMarked;
