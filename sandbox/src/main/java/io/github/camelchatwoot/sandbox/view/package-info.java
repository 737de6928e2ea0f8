// SPDX-License-Identifier: Apache-2.0
/** How the rows look in JSON: the REST, event, webhook and Client API shapes. */
@NullMarked
package io.github.camelchatwoot.sandbox.view;

import org.jspecify.annotations.NullMarked;
