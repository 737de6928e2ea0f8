// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelchatwoot.event.Place.Found;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.json.JsonScan;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceTest {

    /** Places of events that could not be recorded, as they need a website with the widget. */
    private static final Set<Place> OF_THE_WIDGET =
            EnumSet.of(Place.CONTACT, Place.CURRENT_CONVERSATION, Place.CURRENT_CONVERSATION_INBOX);

    private static final JsonScan DATA = new JsonScan(List.of("/message/data"));

    @Test
    void everyPlaceOfEveryRecordingIsFoundAsInTheTree() throws IOException {
        List<byte[]> payloads = payloads();
        Set<Place> seen = EnumSet.noneOf(Place.class);

        for (byte[] payload : payloads) {
            Found found = Place.in(payload);
            Object tree = RecordedFrames.tree(payload);
            for (Place place : Place.values()) {
                Object expected = expected(tree, place);
                assertThat(value(found.at(place), payload)).as(place.name()).isEqualTo(expected);
                if (expected != null) {
                    seen.add(place);
                }
            }
        }

        assertThat(payloads).hasSizeGreaterThan(1600);
        assertThat(seen).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(OF_THE_WIDGET)));
    }

    /** The bodies of webhooks and the data of frames. */
    private static List<byte[]> payloads() throws IOException {
        List<byte[]> payloads =
                new ArrayList<>(Recordings.hooks().stream().map(Hook::bytes).toList());
        for (String frame : RecordedFrames.telling()) {
            byte[] bytes = RecordedFrames.bytes(frame);
            Object data = DATA.read(bytes)[0];
            assertThat(data).isInstanceOf(JsonScan.Part.class);
            payloads.add(((JsonScan.Part) data).of(bytes));
        }
        return payloads;
    }

    private static @Nullable Object expected(Object tree, Place place) {
        int any = place.pointer().indexOf("/*");
        if (any < 0) {
            return Json.at(tree, place.pointer());
        }
        Object last = null;
        String rest = place.pointer().substring(any + 2);
        if (Json.at(tree, place.pointer().substring(0, any)) instanceof List<?> list) {
            for (Object element : list) {
                last = Json.has(element, rest) ? Json.at(element, rest) : last;
            }
        }
        return last;
    }

    private static @Nullable Object value(@Nullable Object found, byte[] payload) throws IOException {
        return found instanceof JsonScan.Part part ? Json.read(part.of(payload)) : found;
    }

    @Test
    void aListHasOnePlaceForItsFirstOrForAny() {
        Map<String, Set<String>> steps = Arrays.stream(Place.values())
                .map(Place::pointer)
                .filter(pointer -> pointer.matches(".*/[0*](/.*)?"))
                .collect(Collectors.groupingBy(
                        pointer -> pointer.replaceAll("/[0*].*", ""),
                        Collectors.mapping(
                                pointer -> pointer.replaceAll(".*/([0*])(/.*)?", "$1"), Collectors.toSet())));

        assertThat(steps)
                .isNotEmpty()
                .allSatisfy((list, kinds) -> assertThat(kinds).hasSize(1));
    }

    @Test
    void idsAreWholeNumbers() throws IOException {
        Found found = found("{'id':7,'inbox_id':9007199254740993,'conversation_id':123456789012345678901234567890,"
                + "'account_id':1.5,'source_id':'8','private':'true','is_private':true}");

        assertThat(found.number(Place.ID)).isEqualTo(7);
        assertThat(found.number(Place.INBOX_ID)).isEqualTo(9007199254740993L);
        assertThat(found.number(Place.CONVERSATION_ID, Place.ACCOUNT_ID, Place.SOURCE_ID))
                .isNull();
        assertThat(found.number(Place.CONVERSATION_ID, Place.ID)).isEqualTo(7);
        assertThat(found.flag(Place.PRIVATE)).isNull();
        assertThat(found.flag(Place.IS_PRIVATE)).isTrue();
    }

    @Test
    void textsMayBeNumbers() throws IOException {
        Found found = found("{'source_id':4915112345678,'id':'x','sender':{'type':{}},'event':null,'private':true}");

        assertThat(found.text(Place.SOURCE_ID)).isEqualTo("4915112345678");
        assertThat(found.text(Place.ID)).isEqualTo("x");
        assertThat(found.text(Place.SENDER_TYPE)).isNull();
        assertThat(found.text(Place.EVENT)).isNull();
        assertThat(found.text(Place.PRIVATE)).isNull();
    }

    private static Found found(String json) throws IOException {
        return Place.in(RecordedFrames.bytes(json.replace('\'', '"')));
    }
}
