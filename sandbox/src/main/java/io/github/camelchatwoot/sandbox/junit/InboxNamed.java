// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the API inbox that a parameter of a test stands for, when the sandbox has several of them. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface InboxNamed {
    /** The name of the inbox. */
    String value();
}
