// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.SandboxData;

/** Looks for messages with numbers in the double itself, without the component. */
final class SoakAudit {

    private static final Pattern NUMBERED = Pattern.compile("\"content\":\"" + SoakApplication.TEXT + "(\\d+)\"");
    private static final int ONE_PAGE = 1_000;

    private final ChatwootSandbox chatwoot;
    private final HttpClient http = HttpClient.newHttpClient();

    SoakAudit(ChatwootSandbox chatwoot) {
        this.chatwoot = chatwoot;
    }

    /**
     * What became of the messages: of those that were written, and of those that were brought on.
     *
     * @param lost how many are not there
     * @param doubled how many are there more than once
     */
    record Found(long lostWritten, long doubledWritten, long lost, long doubled) {

        static Found of(String line) {
            String[] words = line.split(" ", -1);
            return new Found(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]));
        }

        String line() {
            return lostWritten + " " + doubledWritten + " " + lost + " " + doubled;
        }

        /** Of both, lost or doubled. */
        long wrong() {
            return lostWritten + doubledWritten + lost + doubled;
        }
    }

    /** @param messages their numbers are 0 to this one, without it */
    Found find(int messages) throws IOException, InterruptedException {
        int[] written = new int[messages];
        int[] brought = new int[messages];
        long archive = chatwoot.data().apiInbox(SoakDesk.ARCHIVE).id();
        for (SandboxData.Contact contact : chatwoot.data().contacts()) {
            if (contact.sourceIds().size() == 1) {
                for (SandboxData.Conversation each : chatwoot.data().conversations(contact.sourceId())) {
                    count(each, each.inboxId() == archive ? brought : written);
                }
            }
        }
        return new Found(lost(written), doubled(written), lost(brought), doubled(brought));
    }

    private void count(SandboxData.Conversation conversation, int[] counts) throws IOException, InterruptedException {
        for (int from = 0; from < conversation.messageIds().size(); from += ONE_PAGE) {
            int to = Math.min(from + ONE_PAGE, conversation.messageIds().size()) - 1;
            HttpRequest request = HttpRequest.newBuilder(URI.create(chatwoot.baseUrl() + "/api/v1/accounts/"
                            + chatwoot.accountId() + "/conversations/" + conversation.id() + "/messages?after="
                            + conversation.messageIds().get(from) + "&before="
                            + (conversation.messageIds().get(to) + 1)))
                    .header("api_access_token", chatwoot.adminToken())
                    .build();
            String body =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            Matcher matcher = NUMBERED.matcher(body);
            while (matcher.find()) {
                int number = Integer.parseInt(matcher.group(1));
                if (number < counts.length) { // more may have been written meanwhile
                    counts[number]++;
                }
            }
        }
    }

    private static long lost(int[] counts) {
        return Arrays.stream(counts).filter(count -> count == 0).count();
    }

    private static long doubled(int[] counts) {
        return Arrays.stream(counts).filter(count -> count > 1).count();
    }
}
