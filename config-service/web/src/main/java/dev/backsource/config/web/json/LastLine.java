package dev.backsource.config.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Ends JSON responses with a line feed, so that a shell's prompt begins on a line of its own. */
@Singleton
final class LastLine {
    private final ObjectMapper mapper;

    LastLine(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @ServerResponseFilter
    void end(ContainerResponseContext response) {
        if (response.hasEntity() && MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType())) {
            var entity = response.getEntity();
            if (!(entity instanceof byte[])) {
                response.setEntity((entity instanceof String json ? json : json(entity)) + "\n");
            }
        }
    }

    private String json(Object entity) {
        try {
            return mapper.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
