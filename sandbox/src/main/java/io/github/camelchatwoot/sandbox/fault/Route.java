// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

/** The routes that faults are most often wanted for, as the sandbox registers them. */
public enum Route {
    CREATE_MESSAGE("POST", Route.ACCOUNT + "/conversations/{conversation}/messages"),
    LIST_MESSAGES("GET", Route.ACCOUNT + "/conversations/{conversation}/messages"),
    UPDATE_MESSAGE("PATCH", Route.ACCOUNT + "/conversations/{conversation}/messages/{message}"),
    CREATE_CONVERSATION("POST", Route.ACCOUNT + "/conversations"),
    GET_CONVERSATION("GET", Route.ACCOUNT + "/conversations/{conversation}"),
    LIST_CONVERSATIONS("GET", Route.ACCOUNT + "/conversations"),
    TOGGLE_STATUS("POST", Route.ACCOUNT + "/conversations/{conversation}/toggle_status"),
    CREATE_CONTACT("POST", Route.ACCOUNT + "/contacts"),
    GET_CONTACT("GET", Route.ACCOUNT + "/contacts/{contact}"),
    SEARCH_CONTACTS("GET", Route.ACCOUNT + "/contacts/search"),
    FILTER_CONTACTS("POST", Route.ACCOUNT + "/contacts/filter"),
    GET_PROFILE("GET", "/api/v1/profile"),
    CLIENT_CREATE_CONTACT("POST", Route.CLIENT + "/contacts"),
    CLIENT_CREATE_CONVERSATION("POST", Route.CLIENT + "/contacts/{contact}/conversations"),
    CLIENT_CREATE_MESSAGE("POST", Route.CLIENT + "/contacts/{contact}/conversations/{conversation}/messages");

    private static final String ACCOUNT = "/api/v1/accounts/{account}";
    private static final String CLIENT = "/public/api/v1/inboxes/{inbox}";

    private final String method;
    private final String template;

    Route(String method, String template) {
        this.method = method;
        this.template = template;
    }

    /** The verb. */
    public String method() {
        return method;
    }

    /** The path, with its variables in braces. */
    public String template() {
        return template;
    }

    boolean is(String otherMethod, String otherTemplate) {
        return method.equals(otherMethod) && template.equals(otherTemplate);
    }
}
