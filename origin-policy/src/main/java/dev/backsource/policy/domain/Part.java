package dev.backsource.policy.domain;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a domain: a group of settings with a name, a type, a default and rules. The constants are the registry of all parts. Events, weakenings,
 * files, edges and their snapshots go through {@link #ALL}, so that a new part needs no line there. The interface has an endpoint for it.
 *
 * <p>A part's type reads and writes its own JSON by Jackson's annotations, and checks itself when created.
 */
public final class Part<T> {
    private static final List<Part<?>> REGISTERED = new ArrayList<>();

    /** 1 to {@link Domain#MAX_ORIGINS}, no two with the same address and port; the order is the operator's. */
    public static final Part<List<Origin>> ORIGINS = new Form<List<Origin>>(
                    "origins", new TypeReference<List<Origin>>() {}.getType(), List.of())
            .required(DistinctOrigins::require)
            .register();

    /** The terms of TLS to the origins. */
    public static final Part<OriginTls> ORIGIN_TLS = new Form<>("originTls", OriginTls.class, OriginTls.DEFAULT)
            .alwaysWritten()
            .weak(Weakening.UNVERIFIED, OriginTls::isLaxerThan)
            .register();

    /** The terms of back-to-origin requests. */
    public static final Part<OriginRequest> ORIGIN_REQUEST = new Form<>(
                    "originRequest", OriginRequest.class, OriginRequest.DEFAULT)
            .alwaysWritten()
            .register();

    /** Over which protocol and port edges go back to the origins. */
    public static final Part<OriginProtocolPolicy> POLICY = new Form<>(
                    "originProtocolPolicy", OriginProtocolPolicy.class, OriginProtocolPolicy.DISABLED)
            .alwaysWritten()
            .register();

    /** The rules that tell static from dynamic content. */
    public static final Part<DynamicAcceleration> DYNAMIC_ACCELERATION = new Form<>(
                    "dynamicAcceleration", DynamicAcceleration.class, DynamicAcceleration.OFF)
            .alwaysWritten()
            .register();

    /** Custom ports that stand in for 80 and 443 under the policy. */
    public static final Part<GrantedPorts> GRANTED_PORTS = new Form<>(
                    "grantedPorts", GrantedPorts.class, GrantedPorts.NONE)
            .alwaysWritten()
            .granted()
            .register();

    /** The terms of TLS with the domain's clients. */
    public static final Part<ClientTls> CLIENT_TLS = new Form<>("clientTls", ClientTls.class, ClientTls.DEFAULT)
            .keepsResponses()
            .register();

    /** The storing of the domain's responses at edges. */
    public static final Part<Caching> CACHING = new Form<>("caching", Caching.class, Caching.DEFAULT).register();

    /** Whether edges serve the domain at all. */
    public static final Part<Serving> SERVING =
            new Form<>("serving", Serving.class, Serving.ON).keepsResponses().register();

    /** The terms of changes of the domain. */
    public static final Part<ChangeControl> CHANGE_CONTROL = new Form<>(
                    "changeControl", ChangeControl.class, ChangeControl.DEFAULT)
            .keepsResponses()
            .register();

    /** Every part, in the order of events. */
    public static final List<Part<?>> ALL = List.copyOf(REGISTERED);

    private final int index;
    private final Form<T> form;

    private Part(int index, Form<T> form) {
        this.index = index;
        this.form = form;
    }

    /** Its position in {@link #ALL}. */
    int index() {
        return index;
    }

    /** Its name in JSON. */
    public String name() {
        return form.name;
    }

    /** The type of its values, for readers of JSON. */
    public Type type() {
        return form.type;
    }

    /** The value of a domain that never had it set; for a required part a value that is refused. */
    public T byDefault() {
        return form.byDefault;
    }

    /** Whether every domain has to set it. */
    public boolean isRequired() {
        return form.required;
    }

    /**
     * Whether events have it even where it has its default. The events of older parts do. A part that came later is left out, so that the event of a
     * domain that doesn't use it, and the digest of the event, are the same as before the part existed.
     */
    public boolean isAlwaysWritten() {
        return form.alwaysWritten;
    }

    /** Whether only an administrator sets it, and an operator requests it. */
    public boolean isGranted() {
        return form.granted;
    }

    /** Whether its change makes the responses that edges have stored unusable, and so begins a new cache generation. */
    public boolean beginsCacheGeneration() {
        return !form.keepsResponses;
    }

    /**
     * The weakening of a change of this part alone; null for none.
     *
     * @param before null for a new domain
     */
    @Nullable
    Weakening weakening(@Nullable Domain before, Domain after) {
        return form.weak.test(after.get(this), before == null ? null : before.get(this)) ? form.weakening : null;
    }

    /**
     * A valid value of a domain: {@code value}, or the one instance of the default if it is equal, so that comparing the many domains that have the
     * default is quick.
     *
     * @throws dev.backsource.policy.InvalidValueException when the part doesn't allow the value
     */
    T checked(T value) {
        return !form.required && value.equals(form.byDefault) ? form.byDefault : form.check.apply(value);
    }

    @Override
    public String toString() {
        return form.name;
    }

    /** The properties of a part, before it is registered. */
    private static final class Form<T> {
        private final String name;
        private final Type type;
        private final T byDefault;
        private UnaryOperator<T> check = UnaryOperator.identity();
        private boolean required;
        private boolean alwaysWritten;
        private boolean granted;
        private boolean keepsResponses;
        private BiPredicate<T, @Nullable T> weak = (after, before) -> false;
        private @Nullable Weakening weakening;

        Form(String name, Type type, T byDefault) {
            this.name = name;
            this.type = type;
            this.byDefault = byDefault;
        }

        Form<T> required(UnaryOperator<T> rule) {
            check = rule;
            required = true;
            return alwaysWritten();
        }

        Form<T> alwaysWritten() {
            alwaysWritten = true;
            return this;
        }

        Form<T> granted() {
            granted = true;
            return this;
        }

        Form<T> keepsResponses() {
            keepsResponses = true;
            return this;
        }

        /** @param of compares a value with the one before; null for a new domain */
        Form<T> weak(Weakening found, BiPredicate<T, @Nullable T> of) {
            weakening = found;
            weak = of;
            return this;
        }

        Part<T> register() {
            var part = new Part<>(REGISTERED.size(), this);
            REGISTERED.add(part);
            return part;
        }
    }
}
