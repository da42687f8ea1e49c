package dev.backsource.config.aliyun.domains;

import dev.backsource.config.aliyun.annotations.Annotations;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.operations.CallParameters;
import dev.backsource.config.aliyun.tags.Tags;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The domains that a call adds. {@code CdnType} has to be one of the API's, and makes no difference to edges; {@code CheckUrl} is ignored,
 * since the prober checks origins all the time; {@code Scope} is global or absent.
 *
 * @param team the id of their future team; null when the call names none
 * @param annotations their kind of content, and their tags
 */
record NewDomains(List<Origin> origins, @Nullable String team, Annotations annotations) {
    static final String DOMAIN = "DomainName";
    static final String SOURCES = "Sources";
    static final String TEAM = "ResourceGroupId";
    static final Set<String> PARAMETERS = Stream.concat(
                    Stream.of(DOMAIN, SOURCES, TEAM, "CdnType", "CheckUrl", "Scope"), Tags.PARAMETERS.stream())
            .collect(Collectors.toUnmodifiableSet());

    static final Set<String> TYPES = Set.of(Annotations.USUAL_TYPE, "download", "video");

    /** @throws CallRefusedException when a parameter is invalid */
    static NewDomains of(CallParameters parameters) {
        var type = parameters.require("CdnType");
        requireType(type);
        var scope = parameters.find("Scope");
        if (scope != null) {
            Coverage.require("Scope", scope);
        }
        return new NewDomains(
                SourceList.parse(parameters.require(SOURCES)),
                parameters.team(TEAM),
                new Annotations(type, Tags.of(parameters), Map.of()));
    }

    /** All kinds of content are served alike here. */
    static void requireType(String type) {
        if (!TYPES.contains(type)) {
            throw new CallRefusedException(ErrorCode.CDN_TYPE_INVALID, "CdnType must be web, download or video");
        }
    }

    /** A new domain of that name. */
    Domain domain(DomainName name) {
        return Domain.of(name, origins);
    }
}
