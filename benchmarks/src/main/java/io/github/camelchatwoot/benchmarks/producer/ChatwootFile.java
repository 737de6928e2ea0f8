// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.nio.file.Path;
import java.util.function.Consumer;

import io.github.camelchatwoot.BodyFormat;
import org.jspecify.annotations.Nullable;

/** Sends a file with {@code chatwoot:createMessage}. */
final class ChatwootFile implements Variant {

    private final Chatwoot chatwoot;
    private final Path file;

    ChatwootFile(int port, Path file) {
        this.chatwoot = new Chatwoot(port, Payload.SMALL, BodyFormat.BYTES);
        this.file = file;
    }

    @Override
    public String name() {
        return chatwoot.name();
    }

    @Override
    public void call(Consumer<@Nullable Throwable> done) {
        chatwoot.call(message -> message.setHeader("CamelChatwootAttachments", file), done);
    }

    @Override
    public void close() {
        chatwoot.close();
    }
}
