// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventFilterTest {

    private static final EventFilter ALL = new EventFilter(Set.of(), Set.of(), Set.of(), true, true);
    private static final EventFilter PLAIN = new EventFilter(Set.of(), Set.of(), Set.of(), false, false);

    @Test
    void withoutAWishEverythingPasses() throws IOException {
        assertThat(ALL.passes(message("'message_type':'activity','private':true")))
                .isTrue();
        assertThat(ALL.passes(event("{'event':'something_new'}"))).isTrue();
        assertThat(ALL.wants("something_new")).isTrue();
    }

    @Test
    void hintsAboutTheWholeAccountPassOnlyWhenTheyAreNamed() throws IOException {
        EventFilter named = new EventFilter(Set.of("presence_update"), Set.of(), Set.of(), false, false);

        assertThat(ALL.passes(event("{'event':'presence_update'}"))).isFalse();
        assertThat(ALL.passes(event("{'event':'account_cache_invalidated'}"))).isFalse();
        assertThat(named.passes(event("{'event':'presence_update'}"))).isTrue();
        assertThat(named.passes(event("{'event':'account_cache_invalidated'}"))).isFalse();
    }

    @Test
    void onlyNamedEventsPass() throws IOException {
        EventFilter filter =
                new EventFilter(Set.of("message_created", "automation_event.x"), Set.of(), Set.of(), true, true);

        assertThat(filter.passes(message("'id':1"))).isTrue();
        assertThat(filter.passes(event("{'event':'automation_event.x'}"))).isTrue();
        assertThat(filter.passes(event("{'event':'message_updated'}"))).isFalse();
        assertThat(filter.passes(event("{'event':'automation_event.y'}"))).isFalse();
        assertThat(filter.wants("message_created")).isTrue();
        assertThat(filter.wants("message_retry_requested")).isFalse();
    }

    @Test
    void whatBelongsToAnotherInboxDoesNotPass() throws IOException {
        EventFilter filter = new EventFilter(Set.of(), Set.of(3L, 5L), Set.of(), true, true);

        assertThat(filter.passes(message("'inbox':{'id':3}"))).isTrue();
        assertThat(filter.passes(message("'inbox':{'id':4}"))).isFalse();
        assertThat(filter.passes(message("'conversation':{'inbox_id':5}"))).isTrue();
        assertThat(filter.passes(message("'conversation':{'inbox_id':6}"))).isFalse();
        assertThat(filter.passes(event("{'event':'contact_updated','id':4}"))).isTrue();
    }

    @Test
    void privateNotesAndTypingOfThemPassOnlyWhenAskedFor() throws IOException {
        Event note = message("'message_type':'outgoing','private':true");
        Event typing = event("{'event':'conversation_typing_on','is_private':true}");
        Event open = event("{'event':'conversation_typing_on','is_private':false}");

        assertThat(PLAIN.passes(note)).isFalse();
        assertThat(PLAIN.passes(typing)).isFalse();
        assertThat(PLAIN.passes(open)).isTrue();
        assertThat(PLAIN.passes(message("'private':false"))).isTrue();
        assertThat(PLAIN.passes(message("'private':null"))).isTrue();
        assertThat(ALL.passes(note)).isTrue();
        assertThat(ALL.passes(typing)).isTrue();
    }

    @Test
    void activitiesPassOnlyWhenAskedFor() throws IOException {
        Event activity = message("'message_type':'activity'");
        EventFilter named = new EventFilter(Set.of(), Set.of(), Set.of("activity", "incoming"), true, false);

        assertThat(PLAIN.passes(activity)).isFalse();
        assertThat(PLAIN.passes(message("'message_type':2"))).isFalse();
        assertThat(ALL.passes(activity)).isTrue();
        assertThat(named.passes(activity)).isFalse();
        assertThat(named.passes(message("'message_type':'incoming'"))).isTrue();
        assertThat(named.passes(message("'message_type':'outgoing'"))).isFalse();
        assertThat(new EventFilter(Set.of(), Set.of(), Set.of("activity"), true, true).passes(activity))
                .isTrue();
    }

    @Test
    void onlyNamedTypesOfMessagesPass() throws IOException {
        EventFilter filter = new EventFilter(Set.of(), Set.of(), Set.of("incoming", "template"), true, true);

        assertThat(filter.passes(message("'message_type':'incoming'"))).isTrue();
        assertThat(filter.passes(message("'message_type':0"))).isTrue();
        assertThat(filter.passes(message("'message_type':3"))).isTrue();
        assertThat(filter.passes(message("'message_type':'outgoing'"))).isFalse();
        assertThat(filter.passes(message("'message_type':1"))).isFalse();
        assertThat(filter.passes(message("'message_type':9"))).isTrue();
        assertThat(filter.passes(message("'message_type':-1"))).isTrue();
        assertThat(filter.passes(event("{'event':'conversation_updated'}"))).isTrue();
    }

    @Test
    void laterChangesOfTheGivenSetsChangeNothing() {
        Set<String> events = new HashSet<>(Set.of("message_created"));
        EventFilter filter = new EventFilter(events, Set.of(), Set.of(), true, true);

        events.clear();

        assertThat(filter.wants("message_updated")).isFalse();
    }

    private static Event message(String fields) throws IOException {
        return event("{'event':'message_created'," + fields + "}");
    }

    private static Event event(String json) throws IOException {
        return new EventDecoder(false, null).webhook(RecordedFrames.bytes(json.replace('\'', '"')), null);
    }
}
