// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.client.Payload.FilePart;
import io.github.camelchatwoot.client.Payload.JsonObject;
import io.github.camelchatwoot.client.Payload.Multipart;
import io.github.camelchatwoot.client.Payload.Part;
import io.github.camelchatwoot.client.Payload.TextPart;
import io.github.camelchatwoot.client.Payload.Written;
import io.github.camelchatwoot.json.Json;
import org.apache.hc.client5.http.entity.mime.FormBodyPartBuilder;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.InputStreamBody;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a body out before it is sent, so that the call can be tried again; what cannot be written is refused here, on
 * the caller's thread. Multipart goes to memory up to 1 MiB and to a temporary file beyond: so heap stays flat, the
 * length is known (some proxies refuse chunked uploads), no IO thread ever waits for a slow source, and streams are
 * read once.
 */
final class SpoolStep implements Step {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolStep.class);

    /** File names as they are, in UTF-8; the other modes write them encoded twice, and agents see that. */
    private static final HttpMultipartMode LIKE_BROWSERS = HttpMultipartMode.LEGACY;

    private static final String UNNAMED = "attachment";
    private static final String JSON = ContentType.APPLICATION_JSON.toString();
    private static final ContentType TEXT = ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8);

    @Override
    public CompletableFuture<Outcome> send(Request request, Call next) {
        if (request.payload() instanceof JsonObject json) {
            return next.send(request.withPayload(new Written(JSON, Json.write(json.fields()), null)));
        }
        if (!(request.payload() instanceof Multipart multipart)) {
            return next.send(request);
        }
        Written written;
        try {
            written = write(multipart);
        } catch (IOException e) {
            return CompletableFuture.completedFuture(Failures.unreadable(request.asked(), e));
        }
        CompletableFuture<Outcome> outcome = next.send(request.withPayload(written));
        // The file is gone before anybody hears of the end.
        CompletableFuture<Outcome> result = outcome.whenComplete((ended, error) -> remove(written.file()));
        Cancelling.passOn(result, () -> outcome.cancel(true));
        return result;
    }

    private static Written write(Multipart multipart) throws IOException {
        HttpEntity entity = entity(multipart);
        SpoolStream spool = new SpoolStream();
        try (spool) {
            entity.writeTo(spool);
        } catch (IOException e) {
            remove(spool.file());
            throw e;
        }
        Path file = spool.file();
        return new Written(entity.getContentType(), file == null ? spool.bytes() : new byte[0], file);
    }

    private static HttpEntity entity(Multipart multipart) {
        MultipartEntityBuilder builder =
                MultipartEntityBuilder.create().setMode(LIKE_BROWSERS).setCharset(StandardCharsets.UTF_8);
        for (Part part : multipart.parts()) {
            if (part instanceof TextPart text) {
                builder.addTextBody(escaped(text.name()), text.value(), TEXT);
            } else if (part instanceof FilePart file) {
                builder.addPart(
                        FormBodyPartBuilder.create(escaped(file.name()), new UploadBody(file.upload()), LIKE_BROWSERS)
                                .build());
            }
        }
        return builder.build();
    }

    /** As browsers write names: these three would end the line or the name, and begin another header. */
    private static String escaped(String name) {
        String known = name.isBlank() ? UNNAMED : name;
        return known.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static void remove(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("The temporary file {} of an upload could not be removed: {}", file, e.toString());
            }
        }
    }

    /** A part that opens its content only when it is written. */
    private static final class UploadBody extends InputStreamBody {
        private final Upload upload;

        UploadBody(Upload upload) {
            super(InputStream.nullInputStream(), type(upload), escaped(upload.fileName()));
            this.upload = upload;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (InputStream in = upload.content().open()) {
                in.transferTo(out);
            }
        }

        /**
         * Without parameters: in a form the name that mails put there can be taken for that of the field. In small
         * letters: the server compares it so, and mailboxes tell it in capital ones.
         */
        private static ContentType type(Upload upload) {
            String type = upload.contentType().split(";", 2)[0].toLowerCase(Locale.ROOT);
            ContentType known = ContentType.parseLenient(type);
            return known == null ? ContentType.APPLICATION_OCTET_STREAM : known;
        }
    }
}
