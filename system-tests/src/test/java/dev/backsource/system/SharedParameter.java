package dev.backsource.system;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One object for all test classes that have a parameter of its type, made for the first and closed after the last.
 *
 * @param <T> its type
 */
public abstract class SharedParameter<T extends AutoCloseable> implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SharedParameter.class);

    private final Class<T> type;
    private final Supplier<T> make;

    protected SharedParameter(Class<T> type, Supplier<T> make) {
        this.type = type;
        this.make = make;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == type;
    }

    @Override
    public T resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).computeIfAbsent(type, key -> make.get(), type);
    }

    /** The object; null when no class has needed it yet. */
    protected @Nullable T made(ExtensionContext context) {
        return store(context).get(type, type);
    }

    /** Closes the object after the class with that order, the last of those that need it: even idle a stack takes a share of the machine. */
    protected final void closeAfter(int order, ExtensionContext context) throws Exception {
        var ended = context.getRequiredTestClass().getAnnotation(Order.class);
        var object = made(context);
        if (object != null && ended != null && ended.value() == order) {
            object.close();
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE);
    }
}
