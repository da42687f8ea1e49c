package dev.backsource.config.aliyun.functions;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.ServerName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code https_origin_sni}: the server name that edges send to origins over TLS. */
final class OriginServerName implements CdnFunction {
    private static final String ENABLED = "enabled";
    private static final String NAME = "https_origin_sni";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> arguments() {
        return Set.of(ENABLED, NAME);
    }

    @Override
    public Map<String, String> of(Domain domain) {
        var name = domain.originTls().serverName();
        if (name == null) {
            return Map.of();
        }
        var arguments = new LinkedHashMap<String, String>();
        arguments.put(ENABLED, "on");
        arguments.put(NAME, name.value());
        return arguments;
    }

    @Override
    public UnaryOperator<Domain> set(FunctionArguments arguments) {
        if (!arguments.isOn(ENABLED)) {
            if (arguments.find(NAME) != null) {
                throw arguments.refusal(NAME, "can't be set while enabled is off; omit it");
            }
            return this::unset;
        }
        var name = arguments.parsed(NAME, ServerName::parse);
        return domain -> with(domain, name);
    }

    @Override
    public Domain unset(Domain domain) {
        return with(domain, null);
    }

    private static Domain with(Domain domain, @Nullable ServerName name) {
        return domain.with(Part.ORIGIN_TLS, domain.originTls().withServerName(name));
    }
}
