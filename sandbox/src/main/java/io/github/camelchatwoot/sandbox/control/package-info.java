// SPDX-License-Identifier: Apache-2.0
/** Routes of the double's own, by which tests in other processes and languages control it. */
@NullMarked
package io.github.camelchatwoot.sandbox.control;

import org.jspecify.annotations.NullMarked;
