package quantity

import (
	"strings"

	"gainsay/internal/rule"
)

// Unit is a unit of measure or of money with the forms by which it is written.
type Unit = rule.Unit

// measures is the built-in table of units of measure. Factors lead to the base unit of the dimension: metre, square
// metre, litre, kilogram, second, metre a second, watt, joule, byte, pascal, kelvin-sized degree.
var measures = []Unit{
	{ID: "millimetre", Dimension: "length", Factor: .001, Forms: []string{"millimetre", "millimetres", "millimeter", "millimeters", "mm"}},
	{ID: "centimetre", Dimension: "length", Factor: .01, Forms: []string{"centimetre", "centimetres", "centimeter", "centimeters", "cm", "cms"}},
	{ID: "metre", Dimension: "length", Factor: 1, Forms: []string{"metre", "metres", "meter", "meters"}},
	{ID: "kilometre", Dimension: "length", Factor: 1000, Forms: []string{"kilometre", "kilometres", "kilometer", "kilometers", "km", "kms"}},
	{ID: "inch", Dimension: "length", Factor: .0254, Forms: []string{"inch", "inches"}},
	{ID: "foot", Dimension: "length", Factor: .3048, Forms: []string{"foot", "feet", "ft"}},
	{ID: "yard", Dimension: "length", Factor: .9144, Forms: []string{"yard", "yards", "yd", "yds"}},
	{ID: "mile", Dimension: "length", Factor: 1609.344, Forms: []string{"mile", "miles", "mi"}},
	{ID: "nautical mile", Dimension: "length", Factor: 1852, Forms: []string{"nautical mile", "nautical miles"}},
	{ID: "light year", Dimension: "length", Factor: 9.4607e15, Forms: []string{"light year", "light years", "light-year", "light-years"}},

	{ID: "square metre", Dimension: "area", Factor: 1, Forms: []string{"square metre", "square metres", "square meter", "square meters", "sq m", "m²"}},
	{ID: "square kilometre", Dimension: "area", Factor: 1e6, Forms: []string{"square kilometre", "square kilometres", "square kilometer", "square kilometers", "sq km", "km²"}},
	{ID: "square foot", Dimension: "area", Factor: .09290304, Forms: []string{"square foot", "square feet", "sq ft"}},
	{ID: "square mile", Dimension: "area", Factor: 2589988.11, Forms: []string{"square mile", "square miles", "sq mi"}},
	{ID: "hectare", Dimension: "area", Factor: 1e4, Forms: []string{"hectare", "hectares", "ha"}},
	{ID: "acre", Dimension: "area", Factor: 4046.8564, Forms: []string{"acre", "acres"}},

	{ID: "litre", Dimension: "volume", Factor: 1, Forms: []string{"litre", "litres", "liter", "liters"}},
	{ID: "millilitre", Dimension: "volume", Factor: .001, Forms: []string{"millilitre", "millilitres", "milliliter", "milliliters", "ml"}},
	{ID: "gallon", Dimension: "volume", Factor: 3.785411784, Forms: []string{"gallon", "gallons"}},
	{ID: "barrel", Dimension: "volume", Factor: 158.987, Forms: []string{"barrel", "barrels"}},
	{ID: "cubic metre", Dimension: "volume", Factor: 1000, Forms: []string{"cubic metre", "cubic metres", "cubic meter", "cubic meters"}},
	{ID: "cubic foot", Dimension: "volume", Factor: 28.316847, Forms: []string{"cubic foot", "cubic feet"}},

	{ID: "milligram", Dimension: "mass", Factor: 1e-6, Forms: []string{"milligram", "milligrams", "mg"}},
	{ID: "gram", Dimension: "mass", Factor: .001, Forms: []string{"gram", "grams", "gramme", "grammes"}},
	{ID: "kilogram", Dimension: "mass", Factor: 1, Forms: []string{"kilogram", "kilograms", "kilogramme", "kilogrammes", "kilo", "kilos", "kg", "kgs"}},
	// Tonne and ton (2,000 or 2,240 pounds) are written for each other; the unit keeps its own rounding.
	{ID: "tonne", Dimension: "mass", Factor: 1000, Forms: []string{"tonne", "tonnes", "metric ton", "metric tons", "ton", "tons"}},
	{ID: "pound", Dimension: "mass", Factor: .45359237, Forms: []string{"pound", "pounds", "lb", "lbs"}},
	{ID: "ounce", Dimension: "mass", Factor: .028349523, Forms: []string{"ounce", "ounces", "oz"}},
	{ID: "stone", Dimension: "mass", Factor: 6.35029318, Forms: []string{"stone", "st"}},

	{ID: "second", Dimension: "time", Factor: 1, Forms: []string{"second", "seconds", "sec", "secs"}},
	{ID: "minute", Dimension: "time", Factor: 60, Forms: []string{"minute", "minutes", "min", "mins"}},
	{ID: "hour", Dimension: "time", Factor: 3600, Forms: []string{"hour", "hours", "hr", "hrs"}},
	{ID: "day", Dimension: "time", Factor: 86400, Forms: []string{"day", "days"}},
	{ID: "week", Dimension: "time", Factor: 604800, Forms: []string{"week", "weeks"}},
	{ID: "fortnight", Dimension: "time", Factor: 1209600, Forms: []string{"fortnight", "fortnights"}},
	{ID: "month", Dimension: "time", Factor: 2629746, Forms: []string{"month", "months"}},
	{ID: "year", Dimension: "time", Factor: 31556952, Forms: []string{"year", "years", "yr", "yrs"}},
	{ID: "decade", Dimension: "time", Factor: 315569520, Forms: []string{"decade", "decades"}},
	{ID: "century", Dimension: "time", Factor: 3155695200, Forms: []string{"century", "centuries"}},

	{ID: "kilometre an hour", Dimension: "speed", Factor: 1 / 3.6, Forms: []string{"km / h", "kph", "kmh", "kilometres per hour", "kilometers per hour", "kilometres an hour", "kilometers an hour"}},
	{ID: "mile an hour", Dimension: "speed", Factor: .44704, Forms: []string{"mph", "miles per hour", "miles an hour", "mile per hour", "mile an hour"}},
	{ID: "metre a second", Dimension: "speed", Factor: 1, Forms: []string{"metres per second", "meters per second", "m / s"}},
	{ID: "knot", Dimension: "speed", Factor: .514444, Forms: []string{"knot", "knots"}},

	{ID: "watt", Dimension: "power", Factor: 1, Forms: []string{"watt", "watts"}},
	{ID: "kilowatt", Dimension: "power", Factor: 1e3, Forms: []string{"kilowatt", "kilowatts", "kw"}},
	{ID: "megawatt", Dimension: "power", Factor: 1e6, Forms: []string{"megawatt", "megawatts", "mw"}},
	{ID: "gigawatt", Dimension: "power", Factor: 1e9, Forms: []string{"gigawatt", "gigawatts", "gw"}},
	{ID: "kilowatt hour", Dimension: "energy", Factor: 3.6e6, Forms: []string{"kilowatt hour", "kilowatt hours", "kilowatt - hour", "kilowatt - hours", "kwh"}},
	{ID: "megawatt hour", Dimension: "energy", Factor: 3.6e9, Forms: []string{"megawatt hour", "megawatt hours", "megawatt - hours", "mwh"}},
	{ID: "calorie", Dimension: "energy", Factor: 4184, Forms: []string{"calorie", "calories", "kcal"}},
	{ID: "kiloton", Dimension: "yield", Factor: 1e3, Forms: []string{"kiloton", "kilotons", "kilotonne", "kilotonnes"}},
	{ID: "megaton", Dimension: "yield", Factor: 1e6, Forms: []string{"megaton", "megatons"}},

	{ID: "kilobyte", Dimension: "data", Factor: 1e3, Forms: []string{"kilobyte", "kilobytes", "kb"}},
	{ID: "megabyte", Dimension: "data", Factor: 1e6, Forms: []string{"megabyte", "megabytes", "mb"}},
	{ID: "gigabyte", Dimension: "data", Factor: 1e9, Forms: []string{"gigabyte", "gigabytes", "gb"}},
	{ID: "terabyte", Dimension: "data", Factor: 1e12, Forms: []string{"terabyte", "terabytes", "tb"}},

	{ID: "millibar", Dimension: "pressure", Factor: 100, Forms: []string{"millibar", "millibars", "mbar", "hpa"}},
	{ID: "degree", Dimension: "angle", Factor: 1, Forms: []string{"degree", "degrees", "°"}},
	{ID: "degree Celsius", Dimension: "temperature", Factor: 1, Forms: []string{"degrees celsius", "degree celsius", "degrees c", "degrees centigrade", "° c", "°c", "celsius"}},
	{ID: "degree Fahrenheit", Dimension: "temperature", Factor: 5. / 9, Forms: []string{"degrees fahrenheit", "degree fahrenheit", "degrees f", "° f", "°f", "fahrenheit"}},
	{ID: "decibel", Dimension: "loudness", Factor: 1, Forms: []string{"decibel", "decibels", "db"}},

	{ID: "percent", Dimension: "share", Factor: 1, Forms: []string{"%", "percent", "per cent", "pct"}},
	{ID: "percentage point", Dimension: "points", Factor: 1, Forms: []string{"percentage point", "percentage points", "% points"}},
	{ID: "basis point", Dimension: "points", Factor: .01, Forms: []string{"basis point", "basis points"}},
}

// currencies is the built-in table of money; each currency is a dimension of its own, since nobody here knows rates.
// Forms are names; signs stand in currencySigns.
var currencies = []Unit{
	{ID: "USD", Forms: []string{"dollar", "dollars", "us dollar", "us dollars", "american dollars", "usd"}, Factor: 1},
	{ID: "USD", Forms: []string{"cent", "cents"}, Factor: .01},
	{ID: "AUD", Forms: []string{"australian dollar", "australian dollars", "aud"}, Factor: 1},
	{ID: "CAD", Forms: []string{"canadian dollar", "canadian dollars", "cad"}, Factor: 1},
	{ID: "NZD", Forms: []string{"new zealand dollars", "nzd"}, Factor: 1},
	{ID: "HKD", Forms: []string{"hong kong dollars", "hkd"}, Factor: 1},
	{ID: "SGD", Forms: []string{"singapore dollars", "sgd"}, Factor: 1},
	{ID: "EUR", Forms: []string{"euro", "euros", "eur"}, Factor: 1},
	{ID: "GBP", Forms: []string{"pound sterling", "pounds sterling", "british pounds", "gbp"}, Factor: 1},
	{ID: "GBP", Forms: []string{"pence", "penny"}, Factor: .01},
	{ID: "JPY", Forms: []string{"yen", "jpy"}, Factor: 1},
	{ID: "CNY", Forms: []string{"yuan", "renminbi", "cny", "rmb"}, Factor: 1},
	{ID: "INR", Forms: []string{"rupee", "rupees", "indian rupees", "inr", "rs"}, Factor: 1},
	{ID: "PKR", Forms: []string{"pakistani rupees", "pkr"}, Factor: 1},
	{ID: "RUB", Forms: []string{"rouble", "roubles", "ruble", "rubles", "rub"}, Factor: 1},
	{ID: "UAH", Forms: []string{"hryvnia", "hryvnias", "uah"}, Factor: 1},
	{ID: "CHF", Forms: []string{"franc", "francs", "swiss franc", "swiss francs", "chf"}, Factor: 1},
	{ID: "SEK", Forms: []string{"krona", "kronor", "swedish kronor", "sek"}, Factor: 1},
	{ID: "NOK", Forms: []string{"norwegian kroner", "nok"}, Factor: 1},
	{ID: "DKK", Forms: []string{"danish kroner", "dkk"}, Factor: 1},
	{ID: "PLN", Forms: []string{"zloty", "zlotys", "zloties", "pln"}, Factor: 1},
	{ID: "TRY", Forms: []string{"lira", "liras", "turkish lira"}, Factor: 1},
	{ID: "KRW", Forms: []string{"won", "krw"}, Factor: 1},
	{ID: "BRL", Forms: []string{"real", "reais", "brl"}, Factor: 1},
	{ID: "MXN", Forms: []string{"peso", "pesos", "mexican pesos", "mxn"}, Factor: 1},
	{ID: "ZAR", Forms: []string{"rand", "zar"}, Factor: 1},
	{ID: "NGN", Forms: []string{"naira", "ngn"}, Factor: 1},
	{ID: "KES", Forms: []string{"shilling", "shillings", "kes"}, Factor: 1},
	{ID: "SAR", Forms: []string{"riyal", "riyals", "sar"}, Factor: 1},
	{ID: "AED", Forms: []string{"dirham", "dirhams", "aed"}, Factor: 1},
	{ID: "IQD", Forms: []string{"dinar", "dinars"}, Factor: 1},
	{ID: "IRR", Forms: []string{"rial", "rials", "irr"}, Factor: 1},
	{ID: "ILS", Forms: []string{"shekel", "shekels", "ils"}, Factor: 1},
	{ID: "AMD", Forms: []string{"dram", "drams", "amd"}, Factor: 1},
	{ID: "AZN", Forms: []string{"manat", "manats", "azn"}, Factor: 1},
	{ID: "THB", Forms: []string{"baht", "thb"}, Factor: 1},
	{ID: "IDR", Forms: []string{"rupiah", "idr"}, Factor: 1},
	{ID: "BTC", Forms: []string{"bitcoin", "bitcoins", "btc"}, Factor: 1},
}

// currencySigns by sign; letters before "$" are in dollarPrefixes.
var currencySigns = map[string]string{"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₪": "ILS", "₩": "KRW", "₺": "TRY", "₦": "NGN", "֏": "AMD", "₼": "AZN"}

var dollarPrefixes = map[string]string{"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "r": "BRL", "nt": "TWD", "mx": "MXN"}

// unitTable finds units by their forms, the longest first.
type unitTable struct {
	forms   map[string]form
	begins  map[string]bool // first words of forms of more than one
	longest int             // words in the longest form
}

type form struct {
	unit  string
	dim   string
	fac   float64
	off   float64
	kind  Kind
	money bool
}

func newUnitTable(measures, currencies []Unit) *unitTable {
	t := &unitTable{forms: make(map[string]form), begins: make(map[string]bool)}
	for _, u := range measures {
		f := form{unit: u.ID, dim: u.Dimension, fac: u.Factor, kind: Measure}
		switch u.ID {
		case "percent":
			f.kind = Percent
		case "degree Fahrenheit":
			f.off = -32 * 5. / 9
		}
		t.add(u, f)
	}
	for _, u := range currencies {
		t.add(u, form{unit: u.ID, dim: "money:" + u.ID, fac: u.Factor, kind: Money, money: true})
	}
	return t
}

// add enters the forms of a unit; a later one wins.
func (t *unitTable) add(u Unit, f form) {
	for _, name := range u.Forms {
		t.forms[name] = f
		words := strings.Count(name, " ") + 1
		if words > 1 {
			first, _, _ := strings.Cut(name, " ")
			t.begins[first] = true
		}
		t.longest = max(t.longest, words)
	}
}
