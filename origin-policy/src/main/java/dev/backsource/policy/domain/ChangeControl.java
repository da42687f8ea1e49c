package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The terms of changes of a domain. Edges ignore them.
 *
 * @param preflight the least strict pre-flight of changes that don't choose one; null for that of the domain's team
 * @param recommend whether all redirect types are tried on a schedule and a stronger one is requested; null for no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeControl(
        @Nullable PreflightMode preflight, @Nullable Boolean recommend) {
    public static final ChangeControl DEFAULT = new ChangeControl(null, null);

    @JsonCreator
    static ChangeControl read(
            @JsonProperty("preflight") @Nullable PreflightMode preflight,
            @JsonProperty("recommend") @Nullable Boolean recommend) {
        return new ChangeControl(preflight, recommend);
    }
}
