package dev.backsource.config.access.teams;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.policy.progressive.PartialPlan;
import dev.backsource.policy.progressive.RolloutMode;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A team's choice of how changes of its domains go out.
 *
 * @param mode null for the deployment's
 * @param plan of its progressive rollouts; what it leaves out is the deployment's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TeamRollout(@Nullable RolloutMode mode, PartialPlan plan) {
    /** All as in the deployment. */
    public static final TeamRollout NONE = new TeamRollout(null, PartialPlan.NONE);

    /** What a later version stored beside that is left out. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    /** The database's form, JSON; null for {@link #NONE}. */
    @Nullable
    String stored() {
        try {
            return equals(NONE) ? null : MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TeamRollout read(@Nullable String stored) {
        try {
            return stored == null ? NONE : MAPPER.readValue(stored, TeamRollout.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
