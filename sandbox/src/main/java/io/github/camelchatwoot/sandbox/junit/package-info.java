// SPDX-License-Identifier: Apache-2.0
/** A sandbox in tests, for those who have JUnit 5 on their class path. */
@NullMarked
package io.github.camelchatwoot.sandbox.junit;

import org.jspecify.annotations.NullMarked;
