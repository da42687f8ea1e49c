package dev.backsource.edge;

import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * The check of the CDN's id at the start: refuses an id that would break the {@code CDN-Loop} field, or that edges
 * couldn't recognise in it.
 */
public final class CdnIdConverter implements Converter<String> {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 255;
    /** {@code cdn-id} of RFC 8586 §2: a host, perhaps with a port, or a token. */
    private static final Pattern ID = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    @Override
    public String convert(String value) {
        if (value.length() > LONGEST || !ID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "backsource.edge.cdn-id: must be a token or a host name of at most %d characters, such as \"cdn.example.com\""
                            .formatted(LONGEST));
        }
        return value;
    }
}
