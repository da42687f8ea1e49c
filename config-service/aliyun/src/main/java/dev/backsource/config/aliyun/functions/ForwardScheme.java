package dev.backsource.config.aliyun.functions;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code forward_scheme}: the origin protocol policy of static content. Its ports are 80 and 443, or the ports that an administrator has
 * granted; a call with other ports is refused, with the way to request them.
 */
final class ForwardScheme implements CdnFunction {
    private static final String ENABLE = "enable";
    private static final String ORIGIN = "scheme_origin";
    private static final String PORT = "scheme_origin_port";

    @Override
    public String name() {
        return "forward_scheme";
    }

    @Override
    public Set<String> arguments() {
        return Set.of(ENABLE, ORIGIN, PORT);
    }

    @Override
    public Map<String, String> of(Domain domain) {
        var policy = domain.policy().of(ContentKind.STATIC);
        if (policy.equals(OriginProtocolPolicy.DISABLED.of(ContentKind.STATIC))) {
            return Map.of();
        }
        var type = policy.redirectType();
        var arguments = new LinkedHashMap<String, String>();
        arguments.put(ENABLE, policy.enabled() ? "on" : "off");
        arguments.put(ORIGIN, SchemeArgument.of(type));
        arguments.putAll(granted(domain));
        return arguments;
    }

    @Override
    public Map<String, String> granted(Domain domain) {
        var type = domain.policy().of(ContentKind.STATIC).redirectType();
        var ports = ports(type, domain.grantedPorts());
        return ports.equals(ports(type, GrantedPorts.NONE)) ? Map.of() : Map.of(PORT, ports);
    }

    @Override
    public UnaryOperator<Domain> set(FunctionArguments arguments) {
        var enabled = arguments.isOn(ENABLE);
        var said = type(arguments);
        var port = arguments.find(PORT);
        return domain -> {
            var policy = domain.policy();
            var otherwise = enabled ? RedirectType.FOLLOW : policy.redirectType();
            var type = Objects.requireNonNullElse(said, otherwise);
            requireGranted(arguments, domain, type, port);
            return domain.with(Part.POLICY, new OriginProtocolPolicy(enabled, type, policy.dynamic()));
        };
    }

    @Override
    public Domain unset(Domain domain) {
        var none = OriginProtocolPolicy.DISABLED;
        return domain.with(
                Part.POLICY,
                new OriginProtocolPolicy(
                        none.enabled(), none.redirectType(), domain.policy().dynamic()));
    }

    private static @Nullable RedirectType type(FunctionArguments arguments) {
        var text = arguments.find(ORIGIN);
        if (text == null) {
            return null;
        }
        var type = SchemeArgument.find(text);
        if (type == null) {
            throw arguments.refusal(ORIGIN, "must be one of " + SchemeArgument.TYPES);
        }
        return type;
    }

    private static void requireGranted(
            FunctionArguments arguments, Domain domain, RedirectType redirect, @Nullable String port) {
        var granted = ports(redirect, domain.grantedPorts());
        if (port != null && !port.equals(granted)) {
            var type = SchemeArgument.of(redirect);
            throw arguments.refusal(
                    PORT,
                    "for " + type + " the port is " + granted + " at " + domain.name()
                            + "; other ports require a grant. Omit the port, or request one on the domain's page in"
                            + " the console");
        }
    }

    /** The ports of a type in the API's form. */
    private static String ports(RedirectType type, GrantedPorts granted) {
        return Stream.of(Scheme.values())
                .map(type::schemeFor)
                .distinct()
                .map(scheme -> Integer.toString(granted.portFor(scheme)))
                .collect(Collectors.joining(":"));
    }
}
