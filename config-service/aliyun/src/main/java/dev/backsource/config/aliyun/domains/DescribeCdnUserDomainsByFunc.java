package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.operations.CallPage;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.domain.DomainCondition;
import dev.backsource.config.domain.DomainFilter;
import dev.backsource.config.web.query.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the domains that have a function, which the call names by its number. */
@Singleton
final class DescribeCdnUserDomainsByFunc extends CdnOperation {
    private static final String FUNCTION = "FuncId";
    private static final Map<String, UnaryOperator<DomainFilter>> KNOWN =
            Map.of("18", filter -> filter.having(DomainCondition.WITH_ORIGIN_HOST), "47", DomainFilter::withPolicySet);

    private final ShownDomains shown;

    DescribeCdnUserDomainsByFunc(ShownDomains shown) {
        super(
                "DescribeCdnUserDomainsByFunc",
                Role.VIEWER,
                Stream.concat(CallPage.PARAMETERS.stream(), Stream.of(FUNCTION, NewDomains.TEAM))
                        .collect(Collectors.toSet()));
        this.shown = shown;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var parameters = call.parameters();
        var having = KNOWN.get(parameters.require(FUNCTION));
        if (having == null) {
            throw CallRefusedException.ofParameter(
                    FUNCTION,
                    "must be 18 (set_req_host_header) or 47 (forward_scheme); for other functions, use"
                            + " DescribeCdnDomainConfigs with one domain");
        }
        var page = CallPage.of(parameters, ShownDomains.LARGEST_PAGE, PageRequest.MAX_SKIPPED);
        var filter = having.apply(DomainFilter.of(parameters.team(NewDomains.TEAM)));
        return shown.page(call.caller(), filter, page);
    }
}
