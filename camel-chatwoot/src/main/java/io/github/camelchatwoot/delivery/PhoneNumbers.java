// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** Writes phone numbers as Chatwoot wants them. Immutable, safe to share across threads. */
public final class PhoneNumbers {

    private static final Pattern E_164 = Pattern.compile("\\+[1-9]\\d{1,14}");

    private final @Nullable String region;

    private PhoneNumbers(@Nullable String region) {
        this.region = region;
    }

    /**
     * Numbers of a region, where they do not say another one.
     *
     * @param region two letters, such as DE; null: all numbers must say their country
     * @throws IllegalArgumentException when there is no such region
     */
    public static PhoneNumbers of(@Nullable String region) {
        if (region == null || region.isBlank()) {
            return new PhoneNumbers(null);
        }
        String upper = region.strip().toUpperCase(Locale.ROOT);
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(upper)) {
            throw new IllegalArgumentException(
                    "The option defaultRegion is '" + region + "': use the two letters of a country, such as DE");
        }
        return new PhoneNumbers(upper);
    }

    /** The number in E.164 form, such as +4915112345678; empty when it is none that could be called. */
    public Optional<String> e164(String number) {
        String text = number.strip();
        if (E_164.matcher(text).matches()) {
            return Optional.of(text);
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber parsed = numbers.parse(text, region);
            return isMeant(text, numbers, parsed)
                    ? Optional.of(numbers.format(parsed, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty(); // a short code, or a name: it is kept as what it is
        }
    }

    /** A short code of a service could be a number of a small town: without a country, only what is in use counts. */
    private static boolean isMeant(String text, PhoneNumberUtil numbers, PhoneNumber parsed) {
        return text.startsWith("+") ? numbers.isPossibleNumber(parsed) : numbers.isValidNumber(parsed);
    }
}
