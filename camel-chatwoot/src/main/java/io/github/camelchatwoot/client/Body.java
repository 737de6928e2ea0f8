// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelchatwoot.client.Payload.FilePart;
import io.github.camelchatwoot.client.Payload.JsonObject;
import io.github.camelchatwoot.client.Payload.Multipart;
import io.github.camelchatwoot.client.Payload.Part;
import io.github.camelchatwoot.client.Payload.TextPart;
import io.github.camelchatwoot.json.Json;
import org.apache.hc.client5.http.entity.mime.FormBodyPartBuilder;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.InputStreamBody;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of a request's body. A multipart body is written out before it is sent, in memory up to 1 MiB and to a
 * temporary file beyond: so heap stays flat, the length is known (some proxies refuse chunked uploads), and no IO
 * thread ever waits for a slow source.
 */
final class Body {

    private static final Logger LOG = LoggerFactory.getLogger(Body.class);

    /** File names as they are, in UTF-8; the other modes write them encoded twice, and agents see that. */
    private static final HttpMultipartMode LIKE_BROWSERS = HttpMultipartMode.LEGACY;

    private static final ContentType TEXT = ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8);

    private final @Nullable AsyncEntityProducer producer;
    private final @Nullable Path file;

    private Body(@Nullable AsyncEntityProducer producer, @Nullable Path file) {
        this.producer = producer;
        this.file = file;
    }

    /** @throws IOException when a file cannot be read or the temporary file cannot be written; nothing was sent then */
    static Body of(Payload payload) throws IOException {
        if (payload instanceof JsonObject json) {
            return new Body(AsyncEntityProducers.create(Json.write(json.fields()), ContentType.APPLICATION_JSON), null);
        }
        return payload instanceof Multipart multipart ? of(multipart) : new Body(null, null);
    }

    private static Body of(Multipart multipart) throws IOException {
        HttpEntity entity = entity(multipart);
        ContentType type = ContentType.parse(entity.getContentType());
        SpoolStream spool = new SpoolStream();
        try (spool) {
            entity.writeTo(spool);
        } catch (IOException e) {
            release(spool.file());
            throw e;
        }
        Path file = spool.file();
        return file == null
                ? new Body(AsyncEntityProducers.create(spool.bytes(), type), null)
                : new Body(AsyncEntityProducers.create(file.toFile(), type), file);
    }

    private static HttpEntity entity(Multipart multipart) {
        MultipartEntityBuilder builder =
                MultipartEntityBuilder.create().setMode(LIKE_BROWSERS).setCharset(StandardCharsets.UTF_8);
        for (Part part : multipart.parts()) {
            if (part instanceof TextPart text) {
                builder.addTextBody(text.name(), text.value(), TEXT);
            } else if (part instanceof FilePart file) {
                builder.addPart(FormBodyPartBuilder.create(file.name(), new UploadBody(file.upload()), LIKE_BROWSERS)
                        .build());
            }
        }
        return builder.build();
    }

    @Nullable
    AsyncEntityProducer producer() {
        return producer;
    }

    /** Removes the temporary file, if there is one. */
    void release() {
        release(file);
    }

    private static void release(@Nullable Path file) {
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
            super(InputStream.nullInputStream(), type(upload), upload.fileName());
            this.upload = upload;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (InputStream in = upload.content().open()) {
                in.transferTo(out);
            }
        }

        private static ContentType type(Upload upload) {
            ContentType type = ContentType.parseLenient(upload.contentType());
            return type == null ? ContentType.APPLICATION_OCTET_STREAM : type;
        }
    }
}
