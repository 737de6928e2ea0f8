// SPDX-License-Identifier: Apache-2.0
/** Assertions about a sandbox, for those who have AssertJ on their class path. */
@NullMarked
package io.github.camelchatwoot.sandbox.assertj;

import org.jspecify.annotations.NullMarked;
