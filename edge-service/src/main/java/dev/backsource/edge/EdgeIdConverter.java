package dev.backsource.edge;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.event.EdgeId;
import org.eclipse.microprofile.config.spi.Converter;

/** The check of the edge's id at the start: refuses an invalid one. */
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
