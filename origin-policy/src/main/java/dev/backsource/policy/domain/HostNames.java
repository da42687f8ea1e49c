package dev.backsource.policy.domain;

import com.ibm.icu.text.IDNA;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import java.util.Locale;

/**
 * Canonical host names: LDH labels (RFC 1123 §2.1) of 1 to 63 characters, the last not all digits (else it reads as an
 * IPv4 address), 253 characters in all; other scripts become A-labels by UTS #46, non-transitional.
 */
public final class HostNames {
    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 253;

    /** The longest spelling of a name that is read, in characters: one in another script may be longer than its A-labels. */
    public static final int MAX_SPELLING_LENGTH = 4 * MAX_LENGTH;

    private static final int MAX_LABEL_LENGTH = 63;

    private HostNames() {}

    /**
     * The canonical form of a name.
     *
     * @param what the name of the value in errors
     * @throws InvalidValueException when {@code text} is no host name
     */
    public static String canonical(String text, String what) {
        if (isPlain(text)) {
            return text;
        }
        var shown = what + " \"" + Printable.of(text) + "\"";
        if (text.length() > MAX_SPELLING_LENGTH) {
            throw new InvalidValueException(shown + " exceeds " + MAX_LENGTH + " characters");
        }
        var name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (!isLowerCaseLdh(name) || name.contains("xn--")) {
            name = toALabels(name, shown);
        }
        checkLabels(name, shown);
        return name;
    }

    /** Any part of a name in the form that canonical names have; only lower-cased when it has no such form. */
    static String folded(String part) {
        var lower = part.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 0x80)) {
            return lower;
        }
        var ascii = new StringBuilder();
        Uts46.OF_PARTS.nameToASCII(part, ascii, new IDNA.Info());
        return ascii.chars().allMatch(c -> c < 0x80) ? ascii.toString() : lower;
    }

    /**
     * Whether {@code name} is canonical beyond doubt, as nearly all names are: an edge reads a million at its start. Reads each character once; a
     * name in doubt takes the slow path and may still be canonical.
     */
    private static boolean isPlain(String name) {
        var labelStart = 0;
        var hasLetter = false;
        for (var i = 0; i <= name.length(); i++) {
            var c = i == name.length() ? '.' : name.charAt(i);
            if (c == '.') {
                if (i == labelStart || i - labelStart > MAX_LABEL_LENGTH || name.charAt(i - 1) == '-') {
                    return false;
                }
                labelStart = i + 1;
                hasLetter &= i == name.length();
            } else if (!isLdh(c) || (c == '-' && i == labelStart)) {
                return false;
            } else {
                hasLetter |= c >= 'a';
            }
        }
        return hasLetter && name.length() <= MAX_LENGTH && !name.contains("xn--");
    }

    private static boolean isLowerCaseLdh(String name) {
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (!isLdh(c) && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLdh(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    private static String toALabels(String name, String shown) {
        var ascii = new StringBuilder();
        var info = new IDNA.Info();
        Uts46.INSTANCE.nameToASCII(name, ascii, info);
        if (info.hasErrors()) {
            throw new InvalidValueException(
                    shown + " is not a host name: it has characters that UTS #46 does not allow");
        }
        return ascii.toString();
    }

    private static void checkLabels(String name, String shown) {
        if (name.length() > MAX_LENGTH) {
            throw new InvalidValueException(shown + " exceeds " + MAX_LENGTH + " characters");
        }
        var labels = name.split("\\.", -1);
        for (var label : labels) {
            checkLabel(label, shown);
        }
        if (labels[labels.length - 1].chars().allMatch(Character::isDigit)) {
            throw new InvalidValueException(shown + " ends in a number, so it is not a host name");
        }
    }

    private static void checkLabel(String label, String shown) {
        if (label.isEmpty()) {
            throw new InvalidValueException(shown + " has an empty label");
        }
        if (label.length() > MAX_LABEL_LENGTH) {
            throw new InvalidValueException(shown + " has a label longer than " + MAX_LABEL_LENGTH + " characters");
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            throw new InvalidValueException(shown + " has a label that starts or ends with a hyphen");
        }
        if (!label.chars().allMatch(c -> isLdh((char) c))) {
            throw new InvalidValueException(shown + " has an invalid character; use letters, digits, hyphens and dots");
        }
    }

    /** Loaded only when a name needs it: the tables take some megabytes. */
    private static final class Uts46 {
        static final IDNA INSTANCE = IDNA.getUTS46Instance(
                IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
        /** The same mapping without the rules for whole names, which a part of one may break. */
        static final IDNA OF_PARTS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);
    }
}
