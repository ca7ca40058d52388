package io.headroom.report;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of a package, from its resource bundle `messages`.
public final class Words {
    private final ResourceBundle bundle;

    private Words(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The words of the package that a class is in.
    public static Words of(Class<?> neighbour) {
        return new Words(ResourceBundle.getBundle(neighbour.getPackageName() + ".messages", Locale.getDefault(), neighbour.getClassLoader()));
    }

    /// A text with its gaps `{0}`, `{1}`, ... filled. Numbers come ready as text or are whole: they are never grouped or rounded on the way.
    ///
    /// @param key key in the bundle; a missing one fails, since it is a mistake of ours
    public String text(String key, Object... arguments) {
        Object[] plain = Arrays.stream(arguments).map(Object::toString).toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(plain);
    }

    /// The word for a constant, at the key `<its type>.<its name>`, e.g. `ObjectiveState.MET`.
    public String of(Enum<?> constant) {
        return text(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /// One text for one thing, another for more or none: the keys end in `.one` and `.many`, and the count is gap `{0}`.
    public String count(String key, long count, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = Figures.grouped(count);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return text(key + (count == 1 ? ".one" : ".many"), all);
    }
}
