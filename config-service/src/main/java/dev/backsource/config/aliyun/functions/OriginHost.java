package dev.backsource.config.aliyun.functions;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.Part;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code set_req_host_header}: the {@code Host} in back-to-origin requests. */
final class OriginHost implements CdnFunction {
    private static final String HOST = "domain_name";

    @Override
    public String name() {
        return "set_req_host_header";
    }

    @Override
    public Set<String> arguments() {
        return Set.of(HOST);
    }

    @Override
    public Map<String, String> of(Domain domain) {
        var host = domain.originRequest().host();
        return host == null ? Map.of() : Map.of(HOST, host);
    }

    @Override
    public UnaryOperator<Domain> set(FunctionArguments arguments) {
        var host = arguments
                .parsed(HOST, text -> OriginRequest.DEFAULT.withHost(text))
                .host();
        return domain -> with(domain, host);
    }

    @Override
    public Domain unset(Domain domain) {
        return with(domain, null);
    }

    private static Domain with(Domain domain, @Nullable String host) {
        return domain.with(Part.ORIGIN_REQUEST, domain.originRequest().withHost(host));
    }
}
