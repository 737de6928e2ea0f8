// SPDX-License-Identifier: Apache-2.0
/** The application API, one class per resource. */
@NullMarked
package io.github.camelchatwoot.sandbox.api;

import org.jspecify.annotations.NullMarked;
