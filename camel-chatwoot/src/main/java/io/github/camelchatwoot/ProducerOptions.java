// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import io.github.camelchatwoot.client.Access;
import io.github.camelchatwoot.operation.Deliver;
import io.github.camelchatwoot.operation.Merge;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Spec;
import org.jspecify.annotations.Nullable;

/** The options of producers, checked: whatever is wrong is told with the option and both places to set it. */
final class ProducerOptions {

    private ProducerOptions() {}

    /** What no header can supply is asked for when the route starts. */
    static void check(Operation operation, ChatwootConfiguration options) {
        if (options.getBaseUrl() == null) {
            throw missing(operation, "baseUrl", "the address of the Chatwoot server", "base-url");
        }
        Spec spec = spec(operation);
        if (spec != null) {
            checkToken(operation, options, spec.access());
        }
    }

    /** What the component says about lists is not meant for what is none. */
    static void checkPaging(Operation operation, ChatwootConfiguration options, Paging ofComponent) {
        boolean all = options.getPaging() == Paging.ALL;
        boolean list = operation.role() instanceof Spec spec && spec.reply().list();
        if (all && ofComponent != Paging.ALL && !list) {
            throw new IllegalArgumentException(
                    "chatwoot:" + operation + " does not answer a list: remove the option paging=all");
        }
        if (all && list) {
            checkFormat(operation, options);
        }
    }

    static void checkFormat(Operation operation, ChatwootConfiguration options) {
        if (options.getBodyFormat() == BodyFormat.BYTES) {
            throw new IllegalArgumentException("chatwoot:" + operation + " cannot answer the rows of a list as bytes:"
                    + " set the option bodyFormat to map or json, or paging to page");
        }
    }

    /** The call whose answer an operation has, where the table knows it. */
    static @Nullable Spec spec(Operation operation) {
        if (operation.role() instanceof Merge merge) {
            return merge.writing();
        }
        if (operation.role() instanceof Deliver deliver) {
            return deliver.form();
        }
        return operation.role() instanceof Spec spec ? spec : null;
    }

    static void checkToken(Operation operation, ChatwootConfiguration options, Access access) {
        String token = options.credentials().of(access);
        if (token != null && !token.isBlank()) {
            return;
        }
        switch (access) {
            case TOKEN ->
                throw missing(operation, "accessToken", "the access token of a user or an agent bot", "access-token");
            case PLATFORM -> throw missing(operation, "apiKey", "the access token of a platform app", "api-key");
            case NONE -> {
                // everybody may ask
            }
        }
    }

    private static IllegalArgumentException missing(Operation operation, String option, String what, String property) {
        return new IllegalArgumentException("chatwoot:" + operation + " needs " + what + ": set the option " + option
                + " on the endpoint, or camel.component.chatwoot." + property + " for all endpoints");
    }
}
