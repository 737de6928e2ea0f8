// SPDX-License-Identifier: Apache-2.0
/** The component in Spring Boot. */
@NullMarked
package io.github.camelchatwoot.springboot;

import org.jspecify.annotations.NullMarked;
