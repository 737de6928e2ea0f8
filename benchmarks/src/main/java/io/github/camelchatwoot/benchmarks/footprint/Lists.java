// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.io.IOException;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.github.camelchatwoot.benchmarks.measure.OwnServer;
import io.github.camelchatwoot.benchmarks.measure.Resource;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * A server with long lists, cut into parts as Chatwoot does. Rows look like recorded ones and are made when they are
 * asked for; their ids are 1, 2, 3 and so on. Immutable.
 *
 * @param rows how many there are in each list
 */
record Lists(long rows) {

    private static final int CONTACTS = 15;
    private static final long NEWEST = 20;
    private static final long MESSAGES = 1_000;

    private static final String CONTACT = """
            {"additional_attributes":{"city":"Berlin","company_name":"Acme","country_code":"DE"},"availability_status":"offline",\
            "email":"jane.%1$d@example.com","id":%1$d,"name":"Jane Doe","phone_number":"+4915112345678","blocked":false,\
            "identifier":"crm-%1$d","thumbnail":"","custom_attributes":{"plan":"gold"},"created_at":1795362639,\
            "contact_inboxes":[{"source_id":"4933783d-4f7b-4dc4-8f74-538e5bbf4070","inbox":{"id":1,"avatar_url":"",\
            "channel_id":1,"name":"Bridge","channel_type":"Channel::Api","provider":null}}]}""";
    private static final String MESSAGE = """
            {"id":%1$d,"content":"%2$s","inbox_id":1,"conversation_id":5,"message_type":0,"content_type":"text","status":"sent",\
            "content_attributes":{},"created_at":1795362677,"private":false,"source_id":"erp:%1$d","sender":{\
            "additional_attributes":{"city":"Berlin"},"custom_attributes":{"plan":"gold"},"email":"jane@example.com","id":1,\
            "identifier":"crm-1","name":"Jane D.","phone_number":"+4915112345678","thumbnail":"","blocked":false,\
            "type":"contact"}}""";

    static OwnServer start(long rows) throws IOException {
        return OwnServer.start(Lists.class, rows);
    }

    /** The server itself. */
    public static void main(String[] args) throws IOException {
        Lists lists = new Lists(Long.parseLong(args[0]));
        OwnServer.serve(0, (request, body) -> lists.answer(request));
    }

    private Buffer answer(HttpServerRequest request) {
        if (request.path().endsWith("/contacts")) {
            long from = 1 + (Long.parseLong(request.getParam("page", "1")) - 1) * CONTACTS;
            return part(from, from + CONTACTS, CONTACT::formatted);
        }
        long before = Math.min(rows + 1, Long.parseLong(request.getParam("before", "" + Long.MAX_VALUE)));
        String after = request.getParam("after");
        long from = after == null ? before - NEWEST : Long.parseLong(after);
        return part(from, after == null ? before : Math.min(before, from + MESSAGES), Lists::message);
    }

    private static String message(long id) {
        return MESSAGE.formatted(id, Resource.SENTENCE);
    }

    private Buffer part(long from, long to, LongFunction<String> row) {
        return Buffer.buffer(LongStream.range(Math.max(1, from), Math.min(to, rows + 1))
                .mapToObj(row)
                .collect(Collectors.joining(",", "{\"meta\":{\"count\":" + rows + "},\"payload\":[", "]}")));
    }
}
