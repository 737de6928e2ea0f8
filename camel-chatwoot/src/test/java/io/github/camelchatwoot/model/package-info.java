// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.camelchatwoot.model;

import org.jspecify.annotations.NullMarked;
