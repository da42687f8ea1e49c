package dev.backsource.config.aliyun.domains;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.operations.CallParameters;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What domains are to be that a call adds. {@code CdnType} has to be one of the API's, and is the same to edges; {@code CheckUrl} is passed
 * over, since the prober asks origins all the time; {@code Scope} is global or nothing.
 *
 * @param team the id of the team that they are to be of; null when the call doesn't say
 */
record NewDomains(List<Origin> origins, @Nullable String team) {
    static final String DOMAIN = "DomainName";
    static final String SOURCES = "Sources";
    static final String TEAM = "ResourceGroupId";
    static final Set<String> PARAMETERS = Set.of(DOMAIN, SOURCES, TEAM, "CdnType", "CheckUrl", "Scope");

    private static final Set<String> TYPES = Set.of("web", "download", "video");
    private static final String EVERYWHERE = "global";

    /** @throws CallRefusedException when they can't be that */
    static NewDomains of(CallParameters parameters) {
        requireType(parameters.require("CdnType"));
        var scope = parameters.find("Scope");
        if (scope != null && !scope.equals(EVERYWHERE)) {
            throw CallRefusedException.ofParameter(
                    "Scope", "is " + EVERYWHERE + " or left out: every edge serves every domain");
        }
        return new NewDomains(SourceList.parse(parameters.require(SOURCES)), parameters.team(TEAM));
    }

    /** How kinds of content are served is the same here, so that nothing is kept of it. */
    static void requireType(String type) {
        if (!TYPES.contains(type)) {
            throw new CallRefusedException(ErrorCode.CDN_TYPE_INVALID, "CdnType has to be web, download or video");
        }
    }

    /** A new domain of that name. */
    Domain domain(DomainName name) {
        return new Domain(
                name,
                origins,
                OriginTls.DEFAULT,
                OriginProtocolPolicy.DISABLED,
                DynamicAcceleration.OFF,
                GrantedPorts.NONE);
    }
}
