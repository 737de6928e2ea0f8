// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.email;

import java.util.Optional;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Whether a mail server means it. */
public final class Refusal {

    private static final int FOR_GOOD = 500;

    private Refusal() {}

    /** Whether it has said that it will never take the mail: a code of 500 or more. */
    public static boolean isForGood(Throwable failure) {
        return code(failure).filter(code -> code >= FOR_GOOD).isPresent();
    }

    private static Optional<Integer> code(Throwable failure) {
        Optional<Integer> deeper = failure instanceof MessagingException mail && mail.getNextException() != null
                ? code(mail.getNextException())
                : Optional.empty();
        return deeper.isPresent() ? deeper : ownCode(failure);
    }

    private static Optional<Integer> ownCode(Throwable failure) {
        if (failure instanceof SMTPAddressFailedException refused) {
            return Optional.of(refused.getReturnCode());
        }
        if (failure instanceof SMTPSenderFailedException refused) {
            return Optional.of(refused.getReturnCode());
        }
        return failure instanceof SMTPSendFailedException refused
                ? Optional.of(refused.getReturnCode())
                : Optional.empty();
    }

    /** The server's words, as far as it has said something. */
    public static String words(Throwable failure) {
        Throwable said = failure;
        while (said instanceof MessagingException mail && mail.getNextException() != null) {
            said = mail.getNextException();
        }
        return String.valueOf(said.getMessage()).strip();
    }
}
