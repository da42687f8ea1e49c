package dev.backsource.config.aliyun.functions;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code dynamic}: the rules of static content while dynamic acceleration is on, by suffixes, exact paths and patterns, and the origin
 * protocol policy of all other content. Rules that a call leaves out are removed if the call sets acceleration on, and stay if it sets it
 * off. {@code follow-port}, the default, leaves dynamic content to the origin's own port.
 */
final class DynamicRouting implements CdnFunction {
    private static final String ENABLE = "enable";
    private static final String SUFFIXES = "static_route_type";
    private static final String URIS = "static_route_url";
    private static final String PATHS = "static_route_path";
    private static final String ORIGIN = "dynamic_route_origin";
    private static final String BY_PORT = "follow-port";

    @Override
    public String name() {
        return "dynamic";
    }

    @Override
    public Set<String> arguments() {
        return Set.of(ENABLE, SUFFIXES, URIS, PATHS, ORIGIN);
    }

    @Override
    public Map<String, String> of(Domain domain) {
        var acceleration = domain.dynamicAcceleration();
        var policy = domain.policy().dynamic();
        if (acceleration.equals(DynamicAcceleration.OFF) && !policy.enabled()) {
            return Map.of();
        }
        var arguments = new LinkedHashMap<String, String>();
        arguments.put(ENABLE, acceleration.enabled() ? "on" : "off");
        put(arguments, SUFFIXES, acceleration.staticRules().suffixes());
        put(arguments, URIS, acceleration.staticRules().uris());
        put(arguments, PATHS, acceleration.staticRules().paths());
        arguments.put(ORIGIN, policy.enabled() ? SchemeArgument.of(policy.redirectType()) : BY_PORT);
        return arguments;
    }

    @Override
    public UnaryOperator<Domain> set(FunctionArguments arguments) {
        var enabled = arguments.isOn(ENABLE);
        var suffixes = rules(arguments, SUFFIXES, list -> new StaticRules(list, List.of(), List.of()).suffixes());
        var uris = rules(arguments, URIS, list -> new StaticRules(List.of(), list, List.of()).uris());
        var paths = rules(arguments, PATHS, list -> new StaticRules(List.of(), List.of(), list).paths());
        var origin = arguments.find(ORIGIN);
        requireOrigin(arguments, origin);
        return domain -> {
            var kept = enabled ? StaticRules.NONE : domain.dynamicAcceleration().staticRules();
            var rules = new StaticRules(
                    Objects.requireNonNullElse(suffixes, kept.suffixes()),
                    Objects.requireNonNullElse(uris, kept.uris()),
                    Objects.requireNonNullElse(paths, kept.paths()));
            var before = domain.policy().dynamic();
            var policy =
                    origin == null && !enabled ? before : policy(Objects.requireNonNullElse(origin, BY_PORT), before);
            return with(domain, new DynamicAcceleration(enabled, rules), policy);
        };
    }

    @Override
    public Domain unset(Domain domain) {
        return with(domain, DynamicAcceleration.OFF, ContentPolicy.DISABLED);
    }

    private static Domain with(Domain domain, DynamicAcceleration acceleration, ContentPolicy dynamic) {
        var policy = domain.policy();
        return domain.with(Part.DYNAMIC_ACCELERATION, acceleration)
                .with(Part.POLICY, new OriginProtocolPolicy(policy.enabled(), policy.redirectType(), dynamic));
    }

    private static ContentPolicy policy(String origin, ContentPolicy before) {
        var type = SchemeArgument.find(origin);
        return type == null ? new ContentPolicy(false, before.redirectType()) : ContentPolicy.enabled(type);
    }

    private static void requireOrigin(FunctionArguments arguments, @Nullable String origin) {
        if (origin != null && !origin.equals(BY_PORT) && SchemeArgument.find(origin) == null) {
            throw arguments.refusal(ORIGIN, "must be one of " + SchemeArgument.TYPES + ", " + BY_PORT);
        }
    }

    /** Null when it is left out. */
    private static @Nullable List<String> rules(
            FunctionArguments arguments, String name, UnaryOperator<List<String>> kernel) {
        var list = arguments.list(name);
        try {
            return list == null ? null : kernel.apply(list);
        } catch (InvalidValueException e) {
            throw arguments.refusal(name, e.detail());
        }
    }

    private static void put(Map<String, String> arguments, String name, List<String> rules) {
        if (!rules.isEmpty()) {
            arguments.put(name, CommaList.join(rules));
        }
    }
}
