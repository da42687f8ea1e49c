package dev.backsource.config.remedy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * A caller's remedy for a refusal.
 *
 * @param domain the name of the refusal's domain; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Remedy(RemedyCode code, @Nullable String domain) {
    public static Remedy of(RemedyCode code) {
        return new Remedy(code, null);
    }

    public static Remedy of(RemedyCode code, DomainName domain) {
        return new Remedy(code, domain.value());
    }

    /** An interface's words for the remedy, in which {@code {domain}} stands for the domain's name. */
    public String in(String words) {
        return domain == null ? words : words.replace("{domain}", domain);
    }
}
