// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import io.github.camelchatwoot.client.Upload;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Param.Type;
import jakarta.activation.DataHandler;
import org.apache.camel.Exchange;
import org.apache.camel.WrappedFile;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.DefaultAttachmentMessage;
import org.apache.camel.util.MimeTypeHelper;
import org.jspecify.annotations.Nullable;

/** Finds the files of an exchange. */
final class Uploads {

    private static final String ANY_TYPE = "application/octet-stream";

    private Uploads() {}

    /** @throws IllegalArgumentException when it is not a file, or one that cannot be read */
    static Upload of(Exchange exchange, @Nullable Object file, Param param) {
        if (file instanceof WrappedFile<?> wrapped) {
            return of(exchange, wrapped.getFile(), param);
        }
        if (file instanceof DataHandler data) {
            return of(data, data.getName());
        }
        if (file instanceof File local) {
            return of(local.toPath());
        }
        if (file instanceof Path path) {
            return of(path);
        }
        if (file instanceof byte[] bytes) {
            return named(exchange, true, () -> new ByteArrayInputStream(bytes));
        }
        if (file instanceof InputStream stream) {
            return named(exchange, false, () -> stream);
        }
        throw new IllegalArgumentException("An attachment is "
                + (file == null ? "null" : "a " + file.getClass().getName())
                + ": use a File, Path, InputStream, byte[] or the signed id of an upload (header " + param.header()
                + ", field " + param.field() + ")");
    }

    /** The attachments that Camel components have put beside the body. */
    static List<Upload> attachments(Exchange exchange) {
        AttachmentMessage message = new DefaultAttachmentMessage(exchange.getMessage());
        return !message.hasAttachments()
                ? List.of()
                : message.getAttachments().entrySet().stream()
                        .map(attachment -> of(attachment.getValue(), attachment.getKey()))
                        .toList();
    }

    private static Upload of(DataHandler data, @Nullable String key) {
        String name = data.getName() != null ? data.getName() : key;
        String type = Objects.requireNonNullElse(data.getContentType(), ANY_TYPE);
        return new Upload(name == null ? "attachment" : name, type, true, data::getInputStream);
    }

    private static Upload of(Path path) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new IllegalArgumentException("The attachment " + path + " is not a file that can be read");
        }
        Path name = path.getFileName();
        return new Upload(String.valueOf(name), type(String.valueOf(name)), true, () -> Files.newInputStream(path));
    }

    private static Upload named(Exchange exchange, boolean repeatable, Upload.Content content) {
        Object header = exchange.getMessage().getHeader(Exchange.FILE_NAME, "attachment");
        String name = String.valueOf(Values.convert(exchange, header, Type.TEXT, "The header " + Exchange.FILE_NAME));
        return new Upload(name, type(name), repeatable, content);
    }

    private static String type(String fileName) {
        String type = MimeTypeHelper.probeMimeType(fileName);
        return type == null ? ANY_TYPE : type;
    }
}
