// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

/** The meanings of a 401 (Chatwoot answers 401 where others answer 403), told apart by the server's words. */
public enum Denial {
    NO_TOKEN("the token did not arrive: a proxy may drop it, or the option accessToken is empty"),
    INVALID_TOKEN(
            "the token is not known to this server: check baseUrl, and accessToken or, for the Platform API, apiKey"),
    NOT_ALLOWED("the token's user may not do this: it takes an administrator, or a member of the inbox"),
    NOT_PERMISSIBLE("the platform app may only touch what it has made or was given"),
    OTHER_ACCOUNT("the token's user is not in this account: check accountId"),
    ACCOUNT_SUSPENDED("the account is suspended"),
    BOT_NOT_ALLOWED("an agent bot's token may not do this: use the token of a user"),
    INVALID_MEMBERS("the user ids are not members of the account or inbox"),
    FORBIDDEN("the server does not allow this here"),
    OTHER("check accessToken, accountId and the rights of the token's user");

    private final String advice;

    Denial(String advice) {
        this.advice = advice;
    }

    /** What it means and what to do. */
    public String advice() {
        return advice;
    }

    static Denial of(int status, String words) {
        if (status == 403) {
            return FORBIDDEN;
        }
        return switch (words) {
            case "You need to sign in or sign up before continuing." -> NO_TOKEN;
            case "Invalid Access Token", "Invalid access_token" -> INVALID_TOKEN;
            case "You are not authorized to do this action" -> NOT_ALLOWED;
            case "Non permissible resource" -> NOT_PERMISSIBLE;
            case "You are not authorized to access this account" -> OTHER_ACCOUNT;
            case "Account is suspended" -> ACCOUNT_SUSPENDED;
            case "Bot is not authorized to access this account", "Access to this endpoint is not authorized for bots" ->
                BOT_NOT_ALLOWED;
            case "Invalid User IDs" -> INVALID_MEMBERS;
            default -> OTHER;
        };
    }
}
