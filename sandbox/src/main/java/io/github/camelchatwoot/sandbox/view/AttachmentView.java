// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Attachment;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Times;

/** Attachments. */
public final class AttachmentView {
    private AttachmentView() {}

    static ArrayNode of(Message message) {
        ArrayNode list = Json.array();
        message.attachments.forEach(attachment -> list.add(push(attachment)));
        return list;
    }

    private static ObjectNode push(Attachment attachment) {
        ObjectNode view = Json.object()
                .put("id", attachment.id)
                .put("message_id", attachment.message.id)
                .put("file_type", attachment.fileType())
                .put("account_id", attachment.accountId)
                .put("extension", attachment.blob.extension())
                .put("content_type", attachment.blob.contentType())
                .put("data_url", attachment.blob.url())
                .put("thumb_url", thumbUrl(attachment))
                .put("file_size", attachment.blob.content().length());
        size(view, attachment);
        if ("audio".equals(attachment.fileType())) {
            view.put("transcribed_text", "");
        }
        return view;
    }

    /** An attachment in the list of a conversation's files. */
    public static ObjectNode listed(Attachment attachment) {
        Message message = attachment.message;
        ObjectNode view = Json.object()
                .put("id", attachment.id)
                .put("message_id", message.id)
                .put("thumb_url", thumbUrl(attachment))
                .put("data_url", attachment.blob.url())
                .put("file_size", attachment.blob.content().length())
                .put("file_type", attachment.fileType())
                .put("extension", attachment.blob.extension());
        size(view, attachment);
        view.put("created_at", Times.seconds(message.createdAt));
        if (message.sender != null) {
            view.set("sender", UserView.push(message.sender, Audience.STAFF));
        }
        return view;
    }

    private static void size(ObjectNode view, Attachment attachment) {
        Attachment.Size size = attachment.size;
        view.put("width", size == null ? null : Integer.valueOf(size.width()));
        view.put("height", size == null ? null : Integer.valueOf(size.height()));
    }

    private static String thumbUrl(Attachment attachment) {
        return "image".equals(attachment.fileType()) ? attachment.blob.thumbUrl() : "";
    }
}
