package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The terms of changes of a domain. Edges ignore them.
 *
 * @param preflight the least strict pre-flight of changes that don't choose one; null for that of the domain's team
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeControl(@Nullable PreflightMode preflight) {
    public static final ChangeControl DEFAULT = new ChangeControl(null);

    @JsonCreator
    static ChangeControl read(@JsonProperty("preflight") @Nullable PreflightMode preflight) {
        return new ChangeControl(preflight);
    }
}
