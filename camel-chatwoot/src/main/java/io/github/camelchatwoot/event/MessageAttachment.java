// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a message event says of an attachment, as far as it says it. Immutable.
 *
 * @param fileType Chatwoot's word, such as image, file, location
 * @param url where it is; whoever knows the address of a file gets the file
 * @param name the name of a file, safe to write one with, and of no other file of the message
 * @param type the media type of a file
 * @param size the length of a file, in bytes
 * @param isFile whether it is a file that Chatwoot has stored; the others are places, contact cards and links
 */
public record MessageAttachment(
        @Nullable Long id,
        @Nullable String fileType,
        @Nullable String url,
        @Nullable String name,
        @Nullable String type,
        @Nullable Long size,
        boolean isFile) {

    private static final Set<String> NO_FILES = Set.of("location", "fallback", "contact", "embed");
    /** These have a file, or should have one; others may be mere links to where they came from. */
    private static final Set<String> ALWAYS_FILES = Set.of("image", "audio", "video", "file");

    private static final String WORD = "[A-Za-z0-9!#$&^_.+-]{1,127}";
    /** What is put into the head of a mail later must not be able to end its line. */
    private static final Pattern MEDIA_TYPE = Pattern.compile(WORD + "/" + WORD + "( *;[ -~]{0,200})?");

    /**
     * Reads a list of attachments. What is no object in it, as Chatwoot's null for an attachment without a type, is
     * left out.
     */
    static List<MessageAttachment> listOf(@Nullable Object list) {
        List<MessageAttachment> attachments = new ArrayList<>();
        Names names = new Names();
        if (list instanceof List<?> elements) {
            elements.forEach(element -> {
                if (element instanceof Map<?, ?> fields) {
                    attachments.add(of(fields, names));
                }
            });
        }
        return List.copyOf(attachments);
    }

    private static MessageAttachment of(Map<?, ?> fields, Names names) {
        String fileType = text(fields.get("file_type"));
        String url = text(fields.get("data_url"));
        boolean stored = fields.containsKey("file_size") || fields.containsKey("extension");
        boolean missing = url == null && ALWAYS_FILES.contains(String.valueOf(fileType));
        boolean isFile = !NO_FILES.contains(String.valueOf(fileType)) && (stored || missing);
        return new MessageAttachment(
                number(fields.get("id")),
                fileType,
                url,
                isFile && url != null ? names.free(FileName.of(url)) : null,
                mediaType(fields.get("content_type")),
                number(fields.get("file_size")),
                isFile);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? text : null;
    }

    private static @Nullable Long number(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long ? (Long) ((Number) value).longValue() : null;
    }

    /** A media type as it was told, when it is one. */
    public static @Nullable String mediaType(@Nullable Object told) {
        return told instanceof String text && MEDIA_TYPE.matcher(text).matches() ? text : null;
    }

    /** What is known, by names: id, fileType, url, name, type, size. */
    public Map<String, Object> known() {
        Map<String, Object> known = new LinkedHashMap<>();
        put(known, "id", id);
        put(known, "fileType", fileType);
        put(known, "url", url);
        put(known, "name", name);
        put(known, "type", type);
        put(known, "size", size);
        return Collections.unmodifiableMap(known);
    }

    private static void put(Map<String, Object> known, String name, @Nullable Object value) {
        if (value != null) {
            known.put(name, value);
        }
    }

    /** Without the address, which is as good as the file. */
    @Override
    public String toString() {
        String kind = fileType != null && fileType.matches("\\w{1,30}") ? " (" + fileType + ")" : "";
        return "attachment " + (id == null ? "without an id" : id) + kind;
    }

    /** Names that are given once, also for file systems that do not know large from small letters. */
    private static final class Names {
        private final Set<String> given = new HashSet<>();
        private final Map<String, Integer> numbers = new HashMap<>();

        String free(String name) {
            String free = name;
            while (!given.add(free.toLowerCase(Locale.ROOT))) {
                free = FileName.numbered(name, numbers.merge(name.toLowerCase(Locale.ROOT), 2, (old, two) -> old + 1));
            }
            return free;
        }
    }
}
