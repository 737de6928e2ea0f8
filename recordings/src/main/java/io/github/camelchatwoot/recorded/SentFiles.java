// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files that were uploaded: recordings tell their digests only. */
public final class SentFiles {

    /** A picture of 10 x 10 points. */
    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP8z4APMOGVHbHSAEEsAROxCnMTAAAAAElFTkSuQmCC";

    private static final Stream<String> TEXTS =
            Stream.of("hello", "%PDF-1.4\n", "name,email,phone_number\nCsv One,csv1@example.com,+4915100000001\n");

    private static final Map<String, byte[]> BY_DIGEST = Stream.concat(
                    Stream.of(Base64.getDecoder().decode(PICTURE)),
                    Stream.concat(TEXTS, IntStream.range(0, 16).mapToObj(number -> "f" + number))
                            .map(text -> text.getBytes(StandardCharsets.UTF_8)))
            .collect(Collectors.toMap(SentFiles::sha256, Function.identity()));

    private SentFiles() {}

    /** What was in the file of a part. */
    public static byte[] content(Sent.Part part) {
        return Objects.requireNonNull(BY_DIGEST.get(part.sha256()), () -> "nobody knows what is in " + part.fileName())
                .clone();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
