// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads contacts from a file with a line of column names and no quotes. The server inserts them past its events: nobody
 * is told. Used on the event loop only.
 */
public final class ContactImport {
    private static final Logger LOG = LoggerFactory.getLogger(ContactImport.class);
    private static final Set<String> COLUMNS = Set.of("name", "email", "phone_number", "identifier");

    private final World world;

    public ContactImport(World world) {
        this.world = world;
    }

    public void read(Account account, String csv) {
        List<String> lines = csv.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return;
        }
        List<String> columns = List.of(lines.get(0).split(",", -1));
        lines.stream().skip(1).forEach(line -> add(account, row(columns, line)));
    }

    private static ObjectNode row(List<String> columns, String line) {
        String[] values = line.split(",", -1);
        ObjectNode row = Json.object();
        ObjectNode custom = row.putObject("custom_attributes");
        for (int i = 0; i < Math.min(columns.size(), values.length); i++) {
            String column = columns.get(i).strip();
            (COLUMNS.contains(column) ? row : custom).put(column, values[i].strip());
        }
        return row;
    }

    private void add(Account account, ObjectNode row) {
        ContactChange change = new ContactChange(new Params(row, true));
        try {
            change.check(world, account, null);
        } catch (Refusal refusal) {
            LOG.debug("A line of an import was refused: {}", refusal.getMessage());
            return;
        }
        Contact contact = new Contact(world.contacts.nextId(), account.id, world.now(), world.presence);
        change.apply(contact);
        contact.readAgain();
        world.contacts.save(contact);
    }
}
