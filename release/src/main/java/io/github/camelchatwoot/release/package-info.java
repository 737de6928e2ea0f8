// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.camelchatwoot.release;

import org.jspecify.annotations.NullMarked;
