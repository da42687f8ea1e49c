package dev.backsource.config.web.admission;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Request targets as text: percent-encoded UTF-8 and nothing else (RFC 3986 §2.1, RFC 3629 §3). */
final class RequestTarget {
    private RequestTarget() {}

    /** The target is no such text; the message gives the reason. */
    static final class MalformedTargetException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedTargetException(String message) {
            super(message);
        }
    }

    /** @throws MalformedTargetException when the target can't be decoded */
    static void check(String target) {
        var decoded = new ByteArrayOutputStream(target.length());
        for (var i = 0; i < target.length(); i++) {
            var c = target.charAt(i);
            if (c != '%') {
                decoded.write(c < 0x80 ? c : 0xff);
            } else if (i + 2 < target.length() && isHex(target.charAt(i + 1)) && isHex(target.charAt(i + 2))) {
                decoded.write(Integer.parseInt(target, i + 1, i + 3, 16));
                i += 2;
            } else {
                throw new MalformedTargetException("a % in the target is not followed by two hexadecimal digits");
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded.toByteArray()));
            new URI(target);
        } catch (CharacterCodingException e) {
            throw new MalformedTargetException("the target is not percent-encoded UTF-8");
        } catch (URISyntaxException e) {
            throw new MalformedTargetException("the target has a character that must be percent-encoded");
        }
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 0x80;
    }
}
