// SPDX-License-Identifier: Apache-2.0
/** Programs that measure the sandbox: how to run them is in the README of the module. */
@NullMarked
package io.github.camelchatwoot.sandbox.load;

import org.jspecify.annotations.NullMarked;
