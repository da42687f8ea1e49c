package dev.backsource.edge;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.event.EdgeId;
import org.eclipse.microprofile.config.spi.Converter;

/** Has an edge not start by an id that is none. */
public final class EdgeIdConverter implements Converter<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String convert(String value) {
        try {
            return EdgeId.require(value);
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException("backsource.edge.id: " + e.detail(), e);
        }
    }
}
