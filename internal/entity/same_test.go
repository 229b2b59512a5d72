package entity_test

import (
	"testing"

	"gainsay/internal/entity"
)

// only is the entity that the first mention of a name in a text speaks of.
func only(t *testing.T, resolve func(string) *entity.Document, text, name string) *entity.Entity {
	t.Helper()
	d := resolve(text)
	for _, m := range d.Mentions {
		if m.Cut(text) == name {
			return &d.Entities[m.Entity]
		}
	}
	t.Fatalf("no mention %q in %q, only %v", name, text, mentions(text, d))
	return nil
}

func TestSame(t *testing.T) {
	resolve := resolver(t)
	type side struct{ text, name string }
	for _, c := range []struct {
		rule string
		a, b side
		// same: at least SureSame; different: at most SureDifferent; open: between.
		want string
	}{
		{"a full name and its last name", side{"Greta Lindqvist spoke.", "Greta Lindqvist"}, side{"Minister Lindqvist spoke.", "Minister Lindqvist"}, "same"},
		{"different first names", side{"Greta Lindqvist spoke.", "Greta Lindqvist"}, side{"Anna Lindqvist spoke.", "Anna Lindqvist"}, "different"},
		{"a nickname", side{"William Stone spoke.", "William Stone"}, side{"Bill Stone spoke.", "Bill Stone"}, "same"},
		{"a spelling variant", side{"Dmitry Arkadiev spoke.", "Dmitry Arkadiev"}, side{"Dmitri Arkadyev spoke.", "Dmitri Arkadyev"}, "same"},
		{"a person and the office", side{"Armenian Prime Minister Ara Melkon spoke.", "Armenian Prime Minister Ara Melkon"}, side{"The Armenian prime minister spoke.", "The Armenian prime minister"}, "same"},
		{"a person and another country's office", side{"Armenian Prime Minister Ara Melkon spoke.", "Armenian Prime Minister Ara Melkon"}, side{"The Georgian prime minister spoke.", "The Georgian prime minister"}, "different"},
		{"a country and its capital as government", side{"Azerbaijan rejected it.", "Azerbaijan"}, side{"Baku rejected it.", "Baku"}, "same"},
		{"a seat of power and its capital", side{"The Kremlin denied it.", "Kremlin"}, side{"Moscow denied it.", "Moscow"}, "same"},
		{"officials and their government", side{"Azerbaijani officials rejected it.", "Azerbaijani officials"}, side{"The Azerbaijani side rejected it.", "The Azerbaijani side"}, "same"},
		{"two governments", side{"Yerevan rejected it.", "Yerevan"}, side{"Baku rejected it.", "Baku"}, "different"},
		{"two ministries of one country", side{"The Russian Foreign Ministry denied it.", "Russian Foreign Ministry"}, side{"The Russian Defense Ministry denied it.", "Russian Defense Ministry"}, "different"},
		{"a ministry spelt in two ways", side{"The Ministry of Foreign Affairs of Russia denied it.", "Ministry of Foreign Affairs of Russia"}, side{"Russia's foreign ministry denied it.", "foreign ministry"}, "same"},
		{"an acronym known to the gazetteer", side{"NATO met.", "NATO"}, side{"The North Atlantic Treaty Organization met.", "North Atlantic Treaty Organization"}, "same"},
		{"an acronym by initials", side{"The Northern Rivers Bureau met.", "Northern Rivers Bureau"}, side{"The NRVA and the NRB met.", "NRB"}, "same"},
		{"a company with its suffix", side{"Halden Industries Inc. grew.", "Halden Industries Inc."}, side{"Halden Industries grew.", "Halden Industries"}, "same"},
		{"the town and the government in it", side{"They met in Baku.", "Baku"}, side{"Baku refused.", "Baku"}, "different"},
		{"a town and its province", side{"They met in Stepanakert.", "Stepanakert"}, side{"They met in Nagorno-Karabakh.", "Nagorno-Karabakh"}, "different"},
		{"the same two sides", side{"Armenia and Azerbaijan met. Both sides agreed.", "Both sides"}, side{"Azerbaijan and Armenia met. The two countries agreed.", "The two countries"}, "same"},
		{"other two sides", side{"Armenia and Azerbaijan met. Both sides agreed.", "Both sides"}, side{"Russia and Ukraine met. Both sides agreed.", "Both sides"}, "different"},
		{"two drivers", side{"The driver fled.", "The driver"}, side{"The driver was hurt.", "The driver"}, "open"},
		{"a driver and somebody named", side{"The driver fled.", "The driver"}, side{"Anna Stone fled.", "Anna Stone"}, "open"},
		{"a woman and a man", side{"The woman fled.", "The woman"}, side{"Mr. Stone fled.", "Mr. Stone"}, "different"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			a, b := only(t, resolve, c.a.text, c.a.name), only(t, resolve, c.b.text, c.b.name)
			got := entity.Same(a, b)
			if back := entity.Same(b, a); back != got {
				t.Errorf("the order of arguments matters: %v and %v", got, back)
			}
			class := "open"
			switch {
			case got >= entity.SureSame:
				class = "same"
			case got <= entity.SureDifferent:
				class = "different"
			}
			if class != c.want {
				t.Errorf("Same(%s, %s) = %v: %s, want %s", a.Key, b.Key, got, class, c.want)
			}
		})
	}
}

func TestContains(t *testing.T) {
	resolve := resolver(t)
	at := func(text, name string) *entity.Entity {
		return only(t, resolve, "They met in "+text+" on Monday.", name)
	}
	for _, c := range []struct {
		outer, inner string
		want         bool
	}{
		{"Austria", "Salzburg", true},
		{"Salzburg", "Austria", false},
		{"Europe", "Salzburg", true},
		{"South Caucasus", "Yerevan", true},
		{"Nagorno-Karabakh", "Stepanakert", true},
		{"Azerbaijan", "Stepanakert", true},
		{"Balkans", "Serbia", true},
		{"Austria", "Munich", false},
		{"Austria", "Austria", false},
		{"Texas", "Houston", true},
		{"Brooklyn", "New York City", false},
		{"New York City", "Brooklyn", true},
	} {
		if got := entity.Contains(at(c.outer, c.outer), at(c.inner, c.inner)); got != c.want {
			t.Errorf("Contains(%s, %s) = %v", c.outer, c.inner, got)
		}
	}
}

func TestKeysJoinWhatMayBeTheSame(t *testing.T) {
	resolve := resolver(t)
	shares := func(a, b *entity.Entity) bool {
		for _, k := range a.Keys() {
			for _, l := range b.Keys() {
				if k == l {
					return true
				}
			}
		}
		return false
	}
	for _, c := range [][4]string{
		{"Greta Lindqvist spoke.", "Greta Lindqvist", "Minister Lindqvist spoke.", "Minister Lindqvist"},
		{"Azerbaijan rejected it.", "Azerbaijan", "Baku rejected it.", "Baku"},
		{"The Russian Foreign Ministry denied it.", "Russian Foreign Ministry", "Moscow denied it.", "Moscow"},
		{"Armenian Prime Minister Ara Melkon spoke.", "Armenian Prime Minister Ara Melkon", "The Armenian prime minister spoke.", "The Armenian prime minister"},
		{"The Northern Rivers Bureau met.", "Northern Rivers Bureau", "The NRVA and the NRB met.", "NRB"},
	} {
		if a, b := only(t, resolve, c[0], c[1]), only(t, resolve, c[2], c[3]); !shares(a, b) {
			t.Errorf("%v and %v share no key", a.Keys(), b.Keys())
		}
	}
}
