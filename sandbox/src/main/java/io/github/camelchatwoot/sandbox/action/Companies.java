// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Company;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.World;

/** Finds the company of a contact by the domain of the e-mail address. */
final class Companies {
    private static final Set<String> MAIL_PROVIDERS = Set.of(
            "gmail.com",
            "googlemail.com",
            "yahoo.com",
            "yahoo.de",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "icloud.com",
            "me.com",
            "aol.com",
            "gmx.de",
            "gmx.net",
            "gmx.com",
            "web.de",
            "t-online.de",
            "proton.me",
            "protonmail.com",
            "mail.com",
            "zoho.com",
            "yandex.com");

    private final World world;

    Companies(World world) {
        this.world = world;
    }

    void join(Contact contact, Account account) {
        String email = contact.email;
        if (email == null || contact.company != null) {
            return;
        }
        String domain = email.substring(email.indexOf('@') + 1);
        if (MAIL_PROVIDERS.contains(domain)) {
            return;
        }
        String own = contact.additionalAttributes.path("company_name").asText("");
        Company company = world.company(account, domain, own.isEmpty() ? title(domain) : own);
        contact.company = company;
        if (own.isEmpty()) {
            ObjectNode name = Json.object().put("company_name", company.name());
            contact.additionalAttributes = Attributes.merged(contact.additionalAttributes, name);
        }
    }

    /** {@code big-shop.example.com} belongs to Big Shop, as far as the domain tells. */
    private static String title(String domain) {
        StringBuilder title = new StringBuilder();
        for (String word : domain.replaceFirst("\\..*", "").split("[-_]", -1)) {
            if (!word.isEmpty()) {
                title.append(title.isEmpty() ? "" : " ")
                        .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        return title.toString();
    }
}
